"""Who changed what of a draft, when and why: the header, each provision, each case, box by box."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from niangjia.authoring import access
from niangjia.authoring.entry import boxes
from niangjia.authoring.flow import FLOW
from niangjia.authoring.models import Draft
from niangjia.authoring.queries.drafts import flat
from niangjia.authoring.shapes import HEADER, KINDS, PROVISIONS
from niangjia.kernel.actor import Actor
from niangjia.kernel.changes import Act, Telling, acts
from niangjia.kernel.wording import Wording

Boxes = Mapping[Wording, Wording]
Field = tuple[Wording, Callable[[Any], object]]
STATE: Field = (Wording("状态", "state"), lambda version: FLOW.states[version.state])


def history_of(draft: Draft, *, by: Actor) -> list[Act]:
    """The acts behind a draft, the newest first: one query."""
    kept = list(access.kept(draft, by=by))
    held = {version.pgh_id: _boxes(version) for version in kept}
    names = dict.fromkeys(name for one in held.values() for name in one)
    fields: list[Field] = [STATE, *((name, partial(_box, held, name)) for name in names)]
    return acts([(Telling(lambda _: Wording("草稿", "draft"), fields), kept)])


def _boxes(version: Any) -> Boxes:
    found = dict(boxes(HEADER, version.header))
    for one in version.provisions:
        kind, number = KINDS[one["kind"]].name, one["key"][1:]
        place = Wording(f"规定{number}（{kind.zh}）", f"provision {number} ({kind.en})")
        found[place] = Wording("有", "there")
        found |= boxes(PROVISIONS[one["kind"]], one["entry"], place)
    for number, case in enumerate(version.cases, start=1):
        text = "；".join(str(value) for value in flat(case).values() if value not in (None, ""))
        found[Wording(f"算例{number}", f"case {number}")] = Wording(text, text)
    return found


def _box(held: Mapping[int, Boxes], name: Wording, version: Any) -> Wording | str:
    return held[version.pgh_id].get(name, "")
