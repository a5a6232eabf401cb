"""Rows come only through access, writes only through actions: views and rest never touch `.objects`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

HOUSE = Path(__file__).parents[2] / "niangjia"
ROOMS_WITH_ROWS = {"access", "actions", "models", "migrations", "tests", "audit.py"}
REACH = re.compile(
    r"\.objects\b|\b_default_manager\b|\b_base_manager\b|\bget_(?:object|list)_or_404\b|\bget_model\("
    r"|\.save\(|\.delete\(|\.bulk_(?:create|update)\("
)
SQL = re.compile(r"\bconnections?(?:\[[^]]*\])?\.cursor\(|\bRawSQL\(|\.raw\((?!name|\")|\bpsycopg\.connect\(")
RAW_SQL = {
    "accounts/access.py": "asks the functions that say who stands in for whom, and whether a name is given",
    "archive/access.py": "holds the table while documents are put down",
    "editions/access.py": "asks the function that tells titles of plans that hold one's units",
    "kernel/derived/access.py": "takes what is marked within the bounds of the transaction's scope",
    "kernel/jobs/access.py": "the advisory lock of a job that runs",
    "kernel/jobs/actions.py": "wakes the workers",
    "kernel/jobs/progress.py": "tells how far a job is, beside its transaction",
    "kernel/keys/rows.py": "wraps keys anew, table by table, as the operator",
    "kernel/scope.py": "sets the scope of the transaction",
    "kernel/walls.py": "builds the walls",
    "organisations/access/searching.py": "asks how many rows a search may find",
    "organisations/access/summing.py": "sums of walled rows",
    "privacy/access.py": "forgets what is older than it may be kept",
    "proof/access/chains.py": "seals events in the order they were committed",
    "proof/access/events.py": "finds events by their details",
    "site/views/health.py": "asks whether the database answers",
    "staffing/access/basis.py": "locks the basis of the stored plan",
    "staffing/access/deriving.py": "the plan of many units at once, from walled rows",
    "staffing/access/facts.py": "facts of many units at once, from walled rows",
    "staffing/access/summing.py": "sums of walled rows",
    "staffing/access/sums.py": "sums of walled rows",
    "workforce/actions/keeping.py": "counts on stored totals what an import brought",
    "workforce/actions/totalling.py": "totals of walled rows",
    "workforce/queries/known.py": "asks the one function that tells of persons elsewhere",
    "workforce/queries/statistics.py": "grouping sets, which Django cannot say, of walled rows",
}
"""Where SQL is written by hand, and what for. Row-level security alone stands behind it: what is added here
needs its raw-SQL test in `tests/walls`."""

HANDS_OF_THE_OWNER = ("kernel/postgres/", "site/backup/", "kernel/marks.py", "kernel/walls.py")
"""Who works on the database itself and shows nobody a row."""

MECHANISMS = {
    *("kernel/reversal.py", "kernel/flows/taking.py", "site/catalogue.py"),
    *("kernel/official/word/document.py", "kernel/keys/checking.py"),
}
"""Reversal and flows write on behalf of the act that calls them; the catalogue and a paper are files; of
keys the operator is told whether each opens."""

WITHOUT_SCOPE = {
    *("accounts/queries/acting.py", "accounts/queries/tokens.py", "accounts/signing/sessions.py"),
}
"""Sessions, accounts and appointments are read before there is a scope: they say what it will be."""

NARROWED = {"within", "summed", "versions"}
"""What keeps rows to the actor's scope."""

PAST_THE_CODE = {
    "accounts/access.py": "accounts have walls of their own, by account and by where it was opened",
    "accounts/signing/access.py": "the same: the secret that is tried, and the account it belongs to",
    "archive/access.py": "public documents",
    "kernel/derived/access.py": "marks and lines of a part of the tree that derives itself",
    "privacy/access.py": "what is over, as the retention job finds it",
    "staffing/access/basis.py": "one row for the whole house: the documents a stored plan rests on",
}
"""Access rooms that do not narrow by scope in code, and why."""


def reaches(source: str) -> list[str]:
    """Lines that take rows past access."""
    return [line.strip() for line in source.splitlines() if REACH.search(line) or SQL.search(line)]


def modules() -> Iterator[tuple[str, str]]:
    """Every module that is no test and no migration: its path in the house, its text."""
    for path in sorted(HOUSE.rglob("*.py")):
        inside = path.relative_to(HOUSE)
        if not {"tests", "migrations"} & set(inside.parts):
            yield inside.as_posix(), path.read_text(encoding="utf-8")


def broad(source: str) -> list[str]:
    """Reads of an access room that nothing narrows to the actor's scope."""
    tree = ast.parse(source)
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager", "_base_manager"):
            around: ast.AST | None = node
            while around is not None and not _narrows(around):
                around = above.get(around)
            if around is None:
                found.append(ast.unparse(node))
    return found


def _narrows(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in NARROWED


def test_only_access_and_actions_touch_rows() -> None:
    found = {}
    for inside, source in modules():
        rooms = {part.removesuffix(".py") for part in inside.split("/")} | {inside.rpartition("/")[2]}
        excused = inside in RAW_SQL.keys() | WITHOUT_SCOPE | MECHANISMS
        if rooms & ROOMS_WITH_ROWS or excused or inside.startswith(HANDS_OF_THE_OWNER):
            continue
        if lines := reaches(source):
            found[inside] = lines
    assert found == {}, (
        "read through access.py, write through actions (ARCHITECTURE.md: Every app has the same rooms)"
    )


def test_sql_by_hand_is_named_with_what_it_is_for() -> None:
    written = {
        inside
        for inside, source in modules()
        if SQL.search(source) and not inside.startswith(HANDS_OF_THE_OWNER)
    }
    assert written - set(RAW_SQL) == set(), "say in RAW_SQL what it is for, and prove it by raw SQL"


def test_every_read_of_an_access_room_is_narrowed_to_the_actor() -> None:
    found = {
        inside: left
        for inside, source in modules()
        if "access" in inside.removesuffix(".py").split("/") and (left := broad(source))
    }
    assert set(found) - set(PAST_THE_CODE) == set(), found


def test_no_row_leads_to_others_by_itself() -> None:
    """No reverse manager, no many-to-many: from a row in scope nothing is reached but what it points to."""
    back = [
        f"{model._meta.label}.{one.get_accessor_name()}"
        for model in apps.get_models()
        if model.__module__.startswith("niangjia.")
        for one in model._meta.related_objects
        if not one.hidden and one.related_model.__module__.startswith("niangjia.")
    ]
    many = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("niangjia.")
        for field in model._meta.many_to_many
    ]
    assert (back, many) == ([], [])


def test_no_answer_outlives_its_transaction() -> None:
    """What streams is sent after the transaction of its actor is over, when the walls show nothing."""
    streams = re.compile(r"\b(?:StreamingHttpResponse|FileResponse)\(")
    assert [inside for inside, source in modules() if streams.search(source)] == []


def test_the_guard_sees_a_view_that_takes_rows() -> None:
    assert reaches("people = Person.objects.all()") != []
    assert reaches("unit = get_object_or_404(organisations.Unit, pk=1)") != []
    assert reaches("unit.save()") != []
    assert reaches("with connection.cursor() as cursor:") != []
    assert reaches("rows.annotate(n=RawSQL('SELECT 1', []))") != []
    assert reaches("Person.objects.raw('SELECT 1')") != []
    assert reaches("rows = access.persons(by)") == []


def test_the_guard_sees_an_access_room_that_narrows_nothing() -> None:
    assert broad("def persons(by):\n    return Person.objects.all()") == ["Person.objects"]
    assert broad("def persons(by):\n    return within(Person.objects.all(), by).order_by('pk')") == []
    assert (
        broad("def persons(by):\n    within(Unit.objects.all(), by)\n    return Person.objects.all()") != []
    )
