"""Several counties, each of whose rows carry a mark of its own, and what their clerks ask for all day.

A mark is two characters that stand nowhere else in the house: a foreign mark in any answer is a foreign row.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.conf import settings
from pypdf import PdfReader

from niangjia.accounts.actions import make_token
from niangjia.accounts.facade import NewAccount, actor_of, appoint
from niangjia.editions.actions import draft
from niangjia.editions.types import Brief
from niangjia.imports import actions as imports
from niangjia.imports.registry import importer_of
from niangjia.kernel import jobs
from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import ensure_federation, import_units
from niangjia.organisations.facade import Unit, units_below
from niangjia.papers.actions import attach
from niangjia.papers.registry import record_of
from niangjia.scenarios.tests.factories import scenario
from niangjia.workforce.access import persons
from niangjia.workforce.actions import import_roster
from tests.cast import ON, PASSWORD, account, roster_row, signed_in, unit_row

MARKS = {
    "510703": ("涪城区", "甪鄠"),
    "510704": ("游仙区", "嵊亳"),
    "510705": ("安州区", "鄱溆"),
    "510722": ("三台县", "涞盱"),
    "510723": ("盐亭县", "郯鄄"),
    "510725": ("梓潼县", "岢岚"),
}
"""The counties of the crowd by code: the name, and the mark on everything of theirs."""

SOURCE = "crowd"
WORKBOOK = (
    "单位名称,类型,职工人数,所在县（市、区）\n"
    "{mark}镇总工会,乡镇,1403,{name}\n{mark}街道总工会,街道,900,{name}\n"
)


@dataclass(frozen=True, slots=True)
class County:
    """One county of the crowd: who asks, and which rows of theirs the addresses name."""

    mark: str
    usernames: Sequence[str]
    clerk: Actor
    token: str
    rows: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: its status, its kind and its bytes."""

    status: int
    kind: str
    content: bytes

    @property
    def text(self) -> str:
        """All that can be read in it: of a workbook or a document every part, of a PDF every page."""
        if self.content[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(self.content)) as parts:
                return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
        if self.content[:4] == b"%PDF":
            return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(self.content)).pages)
        text = self.content.decode("utf-8", "replace")
        return text if "json" not in self.kind else text.encode().decode("unicode_escape", "replace") + text


class Browser(Protocol):
    """Whoever can ask for a page and send one."""

    def get(self, address: str, **headers: str) -> Answer:
        """Ask for an address."""

    def post(self, address: str, sent: Mapping[str, str], **headers: str) -> Answer:
        """Send something to an address."""


Ask = Callable[[Browser, County, County], Answer]
"""One question: by a browser of the county's clerk, who may also try another county's address."""


def _get(address: str, **headers: str) -> Ask:
    return lambda browser, own, other: browser.get(address.format(**own.rows), **headers)


def _post(address: str, sent: Mapping[str, str], **headers: str) -> Ask:
    return lambda browser, own, other: browser.post(
        address.format(**own.rows), {name: text.format(**own.rows) for name, text in sent.items()}, **headers
    )


def _program(address: str) -> Ask:
    return lambda browser, own, other: browser.get(
        address.format(**own.rows), authorization=f"Bearer {own.token}"
    )


def _elsewhere(address: str) -> Ask:
    return lambda browser, own, other: browser.get(address.format(**other.rows))


WHY = {"why": "work", "why_words": "for the tests"}
FRAGMENT = {"hx_request": "true"}
ASKED: Sequence[tuple[str, Ask, int, bool]] = (
    ("desk", _get("/"), 200, False),
    ("numbers", _get("/desk/numbers/", **FRAGMENT), 200, False),
    ("roster", _get("/workforce/"), 200, True),
    ("roster, a page of rows", _get("/workforce/", **FRAGMENT), 200, True),
    ("person", _get("/workforce/{person}/"), 200, True),
    ("units", _get("/organisations/?q={mark}"), 200, True),
    ("tree", _get("/organisations/"), 200, True),
    ("unit", _get("/organisations/{unit}/"), 200, True),
    ("plan", _get("/staffing/"), 200, True),
    ("scenarios", _get("/scenarios/"), 200, True),
    ("imports", _get("/imports/"), 200, True),
    ("import", _get("/imports/{workbook}/"), 200, True),
    ("search", _get("/search/?q=王{mark}"), 200, True),
    ("search for everybody", _get("/search/?q=王"), 200, True),
    ("search, as it is sent", _post("/search/", {"q": "王"}), 302, False),
    ("suggestions", _post("/search/suggest/", {"q": "{mark}"}, **FRAGMENT), 200, True),
    ("units suggested", _get("/organisations/suggest/?unit_text=镇总", **FRAGMENT), 200, True),
    ("roster as a workbook", _post("/workforce/export.xlsx", WHY), 200, True),
    ("units as a workbook", _post("/organisations/export.xlsx", WHY), 200, True),
    ("plan as a workbook", _post("/staffing/export.xlsx", WHY), 200, True),
    ("plan as a document", _post("/editions/{edition}/documents/plan.docx", WHY), 200, True),
    ("somebody elsewhere", _elsewhere("/workforce/{person}/"), 404, False),
    ("a unit elsewhere", _elsewhere("/organisations/{unit}/"), 404, False),
    ("a workbook elsewhere", _elsewhere("/imports/{workbook}/"), 404, False),
    ("persons, a program", _program("/api/v1/persons/"), 200, True),
    ("units, a program", _program("/api/v1/units/"), 200, True),
    ("plan, a program", _program("/api/v1/plan/?under={county}"), 200, True),
    ("imports, a program", _program("/api/v1/imports/"), 200, True),
    ("units, by session", _get("/api/v1/units/"), 200, True),
)
"""What is asked: its name, how, the status that is right, and whether the own mark must stand there."""


def gathered(clerks: int = 1) -> list[County]:
    """The crowd comes on: a prefecture, its counties, their rows, and so many clerks in each."""
    by = operator()
    with acting(by):
        prefecture = ensure_federation(by=by, division_code="5107")
        rows = [unit_row(f"{mark}镇总工会", name) for name, mark in MARKS.values()]
        import_units(by=by, under=prefecture, rows=rows, as_of=ON, source=SOURCE)
        federations = [ensure_federation(by=by, division_code=code) for code in MARKS]
        called = [_people(*one, clerks, by=by) for one in zip(federations, MARKS.values(), strict=True)]
    return [
        County(mark, usernames, clerk, *_rows(clerk, usernames[0], federation, name, mark))
        for (usernames, clerk), federation, (name, mark) in zip(
            called, federations, MARKS.values(), strict=True
        )
    ]


def _people(county: Unit, told: tuple[str, str], clerks: int, *, by: Actor) -> tuple[list[str], Actor]:
    """The roster of a county, and its clerks; the first of them as an actor."""
    _, mark = told
    unit = units_below(county, by=by).get()
    first = 10 * ord(mark[0])
    people = [roster_row(first % 900 + more, unit, name=f"王{mark}{more}") for more in range(4)]
    import_roster(by=by, under=county, rows=people, as_of=ON, source=SOURCE)
    spelled = "-".join(f"{ord(one):x}" for one in mark)
    usernames = [f"clerk-{spelled}-{number}" for number in range(clerks)]
    for username in usernames:
        new = NewAccount(username, f"经办{mark}", Role.COUNTY_CLERK, PASSWORD, one_time=False)
        appoint(by=by, new=new, unit=county, on=ON.replace(month=1))
    clerk = actor_of(account(usernames[0]), on=ON, source="test")
    assert clerk is not None
    return usernames, clerk


def _rows(clerk: Actor, username: str, county: Unit, name: str, mark: str) -> tuple[str, dict[str, str]]:
    """A token, and rows with the mark in every room."""
    importer = importer_of("units")
    assert importer is not None
    with acting(clerk):
        unit = units_below(county, by=clerk).get()
        person = persons(clerk).earliest("pk")
        workbook, _ = imports.drop_and_read(
            by=clerk,
            importer=importer,
            file_name=f"{mark}.csv",
            content=WORKBOOK.format(mark=mark, name=name).encode(),
            under=county.code,
            as_of=None,
            today=ON,
        )
        record = record_of("person", str(person.pk), by=clerk)
        assert record is not None
        paper = attach(by=clerk, to=record, file_name=f"{mark}.pdf", content=b"%PDF-1.7", note=mark)
        edition = draft(by=clerk, unit=county, brief=Brief(ON.year, ON, mark), today=ON)
        token = make_token(by=clerk, account=account(username), name=mark, on=ON, days=365)
    kept = scenario(clerk, county, name=mark)
    return token, {
        "mark": mark,
        "county": county.code,
        "unit": unit.code,
        "person": str(person.pk),
        "workbook": str(workbook.pk),
        "paper": str(paper.pk),
        "edition": str(edition.pk),
        "scenario": str(kept.pk),
    }


@dataclass(frozen=True, slots=True)
class Wrong:
    """An answer that was not right, and why."""

    asked: str
    by: str
    status: int
    foreign: tuple[str, ...]
    own: bool


def judged(asked: str, wanted: int, own_mark: bool, answer: Answer, county: County) -> Wrong | None:
    """Nothing where the answer is right: the status, the own mark where it must stand, no foreign one."""
    text = answer.text
    foreign = tuple(mark for _, mark in MARKS.values() if mark != county.mark and mark in text)
    own = county.mark in text
    if answer.status == wanted and not foreign and (own or not own_mark):
        return None
    return Wrong(asked, county.mark, answer.status, foreign, own)


def at_the_door(clerks: str) -> list[dict[str, Any]]:
    """The crowd in a house that is served: of each county its rows, its token, the sessions of its clerks."""
    name = settings.SESSION_COOKIE_NAME
    return [
        {
            "mark": one.mark,
            "token": one.token,
            "rows": one.rows,
            "sessions": [f"{name}={signed_in(who).cookies[name].value}" for who in one.usernames],
        }
        for one in gathered(int(clerks))
    ]


def looked_by_job(county: County) -> None:
    """Give a job, `test.look`, in which the clerk looks round."""
    with acting(county.clerk):
        jobs.enqueue(
            "test.look",
            by=county.clerk,
            on_kind="test",
            on_id=county.mark,
            scope_path=county.clerk.scope.low,
            arguments={"mark": county.mark},
        )
