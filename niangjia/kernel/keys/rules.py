"""When a former key may go. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from niangjia.kernel.figure import Verdict


def may_retire(former: Collection[int], still_used: Mapping[int, int]) -> Verdict:
    """Whether the former keys may be taken away: there are some, and nothing lies under any of them."""
    if not former:
        return Verdict.no("没有旧密钥。", "There is no former key.")
    if still_used:
        number = sum(still_used.values())
        return Verdict.no(
            f"还有 {number:,} 处内容在旧密钥之下：请先运行 niangjia keys rotate。",
            f"{number:,} values still lie under a former key: run niangjia keys rotate first.",
        )
    return Verdict.yes("旧密钥之下已没有内容，可以移除。", "Nothing lies under a former key; it may go.")
