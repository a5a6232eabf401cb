"""Whether an edition may be drafted, changed and sent on. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from niangjia.editions.types import ANNUAL, Earlier, State
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Verdict
from niangjia.kernel.wording import Wording, said_day

MOST_NAMED = 5
SCANS = (".pdf", ".jpg", ".jpeg", ".png")


def next_number(earlier: Sequence[Earlier]) -> int:
    """1 for the annual plan, one more than the last for an adjustment; what was withdrawn does not count."""
    return 1 + max((one.number for one in earlier if one.state is not State.WITHDRAWN), default=0)


def title_of(unit_name: str, year: int, number: int) -> str:
    """绵阳市总工会2026年社会化工会工作者配备计划（第1次调整）."""
    adjusted = f"（第{number - ANNUAL}次调整）" if number > ANNUAL else ""
    return f"{unit_name}{year}年社会化工会工作者配备计划{adjusted}"


def may_draft(
    *, federation: bool, path: str, year: int, on: date, today: date, earlier: Sequence[Earlier], by: Actor
) -> Verdict:
    """Whether the actor may draft the next edition of a unit's year on the facts of a day."""
    if not federation:
        return Verdict.no("只有总工会编制年度计划。", "Only federations draw up annual plans.")
    if path not in by.scope.seats:
        return Verdict.no("由编制单位自己起草。", "It is drafted at the desk of the unit itself.")
    if not (covered := by.oversees(path)):
        return covered
    if on > today:
        return Verdict.no(
            f"{said_day(on).zh}还没有到，数据无从取得；取数日请选今天或以前的一天。",
            f"{on} has not come yet: its facts cannot be known. Choose today or a day before.",
        )
    if not on.year - 1 <= year <= on.year + 1:
        return Verdict.no(
            f"取数日是{on}，只能用于{on.year - 1}年至{on.year + 1}年的计划。",
            f"Facts of {on} serve plans of {on.year - 1} to {on.year + 1} only.",
        )
    if standing := next((one for one in earlier if one.state.open), None):
        return Verdict.no(
            f"{year}年已有一版正在办理（{standing.state.label.zh}），办结以后再起草下一版。",
            f"An edition of {year} is under way ({standing.state.label.en}); finish it first.",
        )
    return Verdict(True, Wording("可以起草", "may be drafted"))


def may_change(*, state: State, path: str, by: Actor) -> Verdict:
    """Whether the lines of an edition may be changed: in a draft, at the desk of the unit itself."""
    if state is not State.DRAFT:
        return Verdict.no(
            f"“{state.label.zh}”的计划已经定稿，数据和计划数不能再改；要改请退回修改，或另编一版调整。",
            f"This is {state.label.en}: its figures are fixed. Have it sent back, or draft an adjustment.",
        )
    if path not in by.scope.seats:
        return Verdict.no("由编制单位自己修改。", "It is changed at the desk of the unit itself.")
    return Verdict(True, Wording("可以修改", "may be changed"))


def may_send(*, pending: bool, units: int, unexplained: Sequence[str]) -> Verdict:
    """Whether a draft is ready to be countersigned: facts taken, every post below the must explained.

    `unexplained` are the names of units planned below their must without a reason.
    """
    if pending:
        return Verdict.no("还在取数，取完以后才能送会签。", "Facts are still being taken.")
    if not units:
        return Verdict.no("这一版里没有单位，无可送签。", "There is no unit in this edition.")
    if unexplained:
        shown = list(unexplained[:MOST_NAMED])
        more = len(unexplained) > MOST_NAMED
        zh = "、".join(shown) + (f"等{len(unexplained)}个单位" if more else "")
        en = ", ".join(shown) + (f" and others, {len(unexplained)} in all" if more else "")
        return Verdict.no(
            f"计划数低于须配下限而没有写明理由：{zh}。", f"Planned below the must without a reason: {en}."
        )
    return Verdict(True, Wording("可以送会签", "may be sent for countersigning"))


def may_do_without(*, transcribed: bool, others: bool) -> Verdict:
    """Whether a scan may be removed: not the last one that a transcribed reply rests on."""
    if transcribed and not others:
        return Verdict.no(
            "补录的批复以这份扫描件为凭，不能移除；传错了的，请先上传正确的扫描件，再移除这一份。",
            "The transcribed reply rests on this scan. If it is the wrong one, attach the right one first.",
        )
    return Verdict(True, Wording("可以移除", "may be removed"))


def may_date_reply(dated: date | None, *, requested: date | None) -> Verdict:
    """Whether a reply may bear a date: not one before that of the request it answers."""
    if dated is not None and requested is not None and dated < requested:
        return Verdict.no(
            f"批复的成文日期{said_day(dated).zh}早于请示的{said_day(requested).zh}，请核对。",
            f"The reply is dated {dated}, before the request of {requested}: check it.",
        )
    return Verdict(True, Wording("日期相符", "the dates agree"))


def may_scan(file_name: str) -> Verdict:
    """Whether a file can be the scan of a stamped paper: a picture of it, no text that can be rewritten."""
    if file_name.lower().endswith(SCANS):
        return Verdict(True, Wording("可以上传", "may be attached"))
    return Verdict.no(
        "盖章文件的扫描件须为 PDF、JPG 或 PNG；Word、Excel 文件请打印盖章后扫描。",
        "The scan of a stamped paper is a PDF, JPG or PNG; print, stamp and scan a Word or Excel file.",
    )
