"""Taking back everything one act wrote, from the history it left: all of it, or nothing and which row stands
in the way.

Kept versions carry the context of their transaction; what was written inside `tagged(...)` can be found
again, each row with the version before it. A row that anyone changed since is never overwritten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import ForeignKey, Model, prefetch_related_objects

from niangjia.kernel.access import versions
from niangjia.kernel.actor import Actor
from niangjia.kernel.changes import DELETE, INSERT
from niangjia.kernel.figure import Verdict
from niangjia.kernel.wording import Wording

FOLLOWING = frozenset({"scope_path"})
"""Filled by triggers as the tree is: a unit that moved changes it in every row below."""
BATCH, MOST_NAMED = 1_000, 8
NOTHING_WRITTEN = Wording(
    "没有找到这次入库写下的记录，无法撤销。", "Nothing was found that this import wrote; it cannot be undone."
)


@dataclass(frozen=True, slots=True)
class Written:
    """The rows of one table that an act wrote: what it inserted, and what stood before it changed others."""

    model: type[Model]
    inserted: frozenset[int]
    before: dict[int, Any]
    """Row → its last version before the act."""
    changed_since: tuple[Any, ...]
    """The newest version of each row that somebody changed after the act."""


def written(model: type[Model], tag: dict[str, str], *, by: Actor) -> Written:
    """What an act wrote into a tracked table: three queries for any number of rows."""
    kept = versions(model, by)
    own = list(kept.filter(pgh_context__contains=tag))
    first: dict[int, Any] = {}
    last: dict[int, Any] = {}
    for version in own:
        first.setdefault(version.pgh_obj_id, version)
        last[version.pgh_obj_id] = version
    inserted = frozenset(key for key, version in first.items() if version.pgh_label == INSERT)
    newest = {one.pgh_obj_id: one for one in _newest(kept.filter(pgh_obj_id__in=last))}
    fields = _fields(model)
    since = tuple(newest[key] for key in last if _differ(newest[key], last[key], fields))
    begun = min((version.pgh_id for version in first.values()), default=0)
    earlier = kept.filter(pgh_obj_id__in=first.keys() - inserted, pgh_id__lt=begun)
    return Written(model, inserted, {one.pgh_obj_id: one for one in _newest(earlier)}, since)


def added_since(written: Sequence[Written]) -> Iterator[Model]:
    """Rows that others added since and that stand on a row the act inserted: it cannot go from under them."""
    own = {one.model: one.inserted for one in written}
    for table in written:
        for relation in table.model._meta.get_fields(include_hidden=True):
            key = getattr(relation, "field", None)
            model = getattr(relation, "related_model", None)
            if not isinstance(key, ForeignKey) or model is None or not hasattr(model, "pgh_event_model"):
                continue  # an ordinary field, or a row that is nothing without the one it stands on
            standing = model._default_manager.filter(**{f"{key.name}__in": table.inserted})
            yield from standing.exclude(pk__in=own.get(model, frozenset()))


def reverse(tables: Sequence[Written], *, by: Actor) -> dict[str, int]:
    """Delete what was inserted, restore what was changed or deleted; who points at others comes first."""
    counts = {}
    for table in tables:
        fields, recalled = _fields(table.model), getattr(table.model, "RECALLED", ())
        rows = list(table.model._default_manager.select_for_update().filter(pk__in=table.before))
        gone = [table.model(pk=key) for key in table.before.keys() - {row.pk for row in rows}]
        for row in (*rows, *gone):
            for field in fields:
                setattr(row, field, getattr(table.before[row.pk], field))
        if keyed_by := getattr(table.model, "KEYED_BY", ""):
            prefetch_related_objects([*rows, *gone], keyed_by)
        for row in (*rows, *gone) if recalled else ():
            row.recall(table.before[row.pk])  # type: ignore[attr-defined]
        table.model._default_manager.bulk_create(gone, batch_size=BATCH)
        named = [table.model._meta.get_field(field).name for field in (*fields, *recalled)]
        table.model._default_manager.bulk_update(rows, named, batch_size=BATCH)
        for layer in _leaves_first(table):
            table.model._default_manager.filter(pk__in=layer).delete()
        counts[table.model._meta.model_name or ""] = len(rows) + len(gone) + len(table.inserted)
    return counts


def standing_in_the_way(
    tables: Sequence[Written], telling: Callable[[Any], Wording], others: Iterable[Model] = ()
) -> Verdict:
    """Whether an act may be reversed: not where a row changed since, or carries one that came later; which
    ones is told, the first few by name. `others` are rows held by what no foreign key shows."""
    if not any(table.inserted or table.before for table in tables):
        return Verdict(False, NOTHING_WRITTEN)
    ways = [telling(one) for table in tables for one in table.changed_since]
    ways += [telling(one) for one in (*added_since(tables), *others)]
    if not ways:
        return Verdict(True, Wording("可以撤销", "may be undone"))
    named = list(dict.fromkeys(ways))
    zh, en = "、".join(one.zh for one in named[:MOST_NAMED]), ", ".join(one.en for one in named[:MOST_NAMED])
    if len(named) > MOST_NAMED:
        zh, en = f"{zh}等{len(named)}项", f"{en} and others, {len(named)} in all"
    return Verdict(
        False,
        Wording(
            f"入库以后有的内容又被改动，不能整体撤销，什么也没有撤销。改动过的是：{zh}。请逐个更正。",
            f"Some of it changed since, so nothing was undone: {en}. Correct these one by one.",
        ),
    )


def _leaves_first(table: Written) -> Iterator[set[int]]:
    """The inserted rows, those that others of them stand under after these."""
    over = next((one for one in table.model._meta.fields if one.related_model is table.model), None)
    left = set(table.inserted)
    while left:
        rows = table.model._default_manager.filter(pk__in=left)
        parents = set(rows.values_list(over.attname, flat=True)) & left if over else set()
        yield left - parents
        left = parents


def _fields(model: type[Model]) -> list[str]:
    """The columns a version keeps, but the key and what triggers fill.

    What it keeps only sealed, the model names as `RECALLED` and takes back itself (`recall`); `KEYED_BY` is
    the way from its rows to those whose key it then asks for.
    """
    kept = {field.attname for field in model.pgh_event_model._meta.concrete_fields}  # type: ignore[attr-defined]
    return [
        field.attname
        for field in model._meta.concrete_fields
        if not field.primary_key and field.attname in kept - FOLLOWING
    ]


def _newest(kept: Any) -> Any:
    return kept.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")


def _differ(newest: Any, last: Any, fields: Sequence[str]) -> bool:
    if newest.pgh_id == last.pgh_id:
        return False
    if newest.pgh_label == DELETE:
        return True
    return any(_plain(getattr(newest, field)) != _plain(getattr(last, field)) for field in fields)


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value
