"""Which editions froze what an import wrote."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.apps import apps

from niangjia.editions import access
from niangjia.kernel.access import versions
from niangjia.kernel.actor import SEGMENT, Actor
from niangjia.kernel.figure import Verdict
from niangjia.kernel.wording import Wording

MOST_NAMED = 3


def may_undo(tag: Mapping[str, str], *, by: Actor) -> Verdict:
    """Whether what an act wrote under `tag` may go: not where an edition froze a unit it wrote on since.

    An edition of the union above counts too: that it holds the unit is told, with its title, and no more.
    """
    written = _written(tag, by)
    titles = access.titles_that_froze(written) if written else []
    if not titles:
        return Verdict(True, Wording("可以撤销", "may be undone"))
    zh = "、".join(f"“{title}”" for title in titles[:MOST_NAMED])
    more = f"等{len(titles)}版计划" if len(titles) > MOST_NAMED else ""
    return Verdict(
        False,
        Wording(
            f"这次导入的数据已固定在{zh}{more}里，不能整体撤销；请逐个更正，需要时另编一版调整。",
            f"This import is frozen in {zh}{' and others' if more else ''}: correct it row by row.",
        ),
    )


def _written(tag: Mapping[str, str], by: Actor) -> dict[int, datetime]:
    """The units that an act wrote on, each with when: the last segment of a path is its unit's own."""
    found: dict[int, datetime] = {}
    for model in apps.get_models():
        if hasattr(model, "pgh_event_model") and hasattr(model, "scope_path"):
            kept = versions(model, by).filter(pgh_context__contains=tag)
            for path, at in kept.values_list("scope_path", "pgh_created_at").order_by().distinct():
                unit = int(path[-SEGMENT:], 16)
                found[unit] = min(at, found.get(unit, at))
    return found
