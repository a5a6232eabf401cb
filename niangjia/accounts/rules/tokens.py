"""What holders of tokens may do. Pure."""

from __future__ import annotations

from niangjia.kernel.figure import Verdict
from niangjia.kernel.wording import Wording

MOST_TOKENS = 10


def may_hold_one_more(held: int) -> Verdict:
    """Whether a person who holds that many tokens may have another."""
    if held < MOST_TOKENS:
        return Verdict(True, Wording(f"已有 {held} 个访问令牌", f"{held} tokens are held"))
    return Verdict(
        False,
        Wording(
            f"一个账号最多同时持有 {MOST_TOKENS} 个访问令牌，请先停用不再使用的。",
            f"An account holds at most {MOST_TOKENS} tokens at a time. Revoke one that is no longer used.",
        ),
    )
