"""The corner of what-if on the desk: what was kept, and a way in."""

from __future__ import annotations

from niangjia.kernel import desk
from niangjia.kernel.desk import Shortcut, Told
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording


def _told(act: str, zh: str, en: str) -> Told:
    what = Wording(zh, en)
    return Told(f"scenarios.scenario.{act}", what, Permission.SCENARIO_TRY, "个", listed="scenarios:list")


CORNER = desk.Corner(
    told=(
        _told("kept", "保存模拟方案", "Scenarios kept"),
        _told("changed", "修改模拟方案", "Scenarios changed"),
        _told("shares_found", "算完名额分配", "Posts shared out"),
    ),
    shortcuts=(
        Shortcut(
            Wording("模拟测算", "Try a scenario"), "scenarios:try", "adjustments", Permission.SCENARIO_TRY
        ),
    ),
)


def register() -> None:
    """Lay the corner on the desk."""
    desk.register("scenarios", CORNER)
