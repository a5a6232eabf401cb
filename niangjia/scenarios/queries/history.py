"""Who changed what of a saved scenario, when and why."""

from __future__ import annotations

from typing import Any

from niangjia.kernel.access import versions
from niangjia.kernel.actor import Actor
from niangjia.kernel.changes import Act, Telling, acts
from niangjia.kernel.wording import Wording
from niangjia.scenarios.models import Scenario
from niangjia.scenarios.sheets import in_words
from niangjia.scenarios.types import Changes


def history_of(scenario: Scenario, *, by: Actor) -> list[Act]:
    """The acts behind a scenario, the newest first: one query."""
    return acts([(_SCENARIO, versions(Scenario, by).filter(pgh_obj_id=scenario.pk))])


def _changes(version: Any) -> Wording:
    said = list(in_words(Changes.model_validate(version.changes)))
    zh = "；".join(f"{what.zh}：{how.zh}" for what, how in said)
    return Wording(zh, "; ".join(f"{what.en}: {how.en}" for what, how in said))


_SCENARIO = Telling(
    what=lambda version: Wording(f"方案：{version.name}", f"scenario: {version.name}"),
    fields=(
        (Wording("名称", "name"), lambda version: version.name),
        (Wording("说明", "note"), lambda version: version.note),
        (Wording("日期", "day"), lambda version: version.on_date),
        (Wording("改动", "changes"), _changes),
        (Wording("已删除", "removed"), lambda version: version.removed_at is not None),
    ),
)
