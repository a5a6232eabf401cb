"""What is promised to whoever reports a hole: told by the security page and by SECURITY.md alike."""

from __future__ import annotations

from dataclasses import dataclass

from niangjia.kernel.wording import Wording


@dataclass(frozen=True, slots=True)
class Promise:
    """What is done within so many days of a report."""

    days: int
    done: Wording


PROMISES = (
    Promise(2, Wording("确认收到报告", "the report is acknowledged")),
    Promise(7, Wording("告知判断：是否成立、有多严重", "you are told whether it holds and how grave it is")),
    Promise(
        30,
        Wording("严重问题发布修补版本，并通知各使用单位", "grave holes are mended and every office is told"),
    ),
    Promise(
        90,
        Wording(
            "公开说明问题、影响与修补办法，并按您的意愿署名", "it is made public, with your name if you like"
        ),
    ),
)
"""Counted in days from the day a report comes in."""

SUPPORTED = Wording(
    "当前正式版本，以及上一个次版本（自新版本发布起 6 个月）",
    "the present release, and the minor release before it for six months",
)
