"""Where one person stands on a day: on the roster, filling a post, on duty; each a verdict. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from niangjia.kernel.figure import Step, Verdict
from niangjia.kernel.wording import Wording, said_day
from niangjia.policy import facade as policy
from niangjia.workforce.types import Posting

FILLED_BY = "staffing.filled_by"


def on_the_roster(postings: Sequence[Posting], *, on: date) -> Verdict:
    """在册: an engagement has begun and not ended, whatever its contract's end."""
    held = [one for one in postings if one.holds(on)]
    if held:
        since = [one.start_date for one in held]
        steps = tuple(Step(_held(one)) for one in held)
        if None in since:
            return Verdict(True, Wording("在册", "on the roster"), steps=steps)
        said = said_day(min(day for day in since if day is not None))
        return Verdict(True, Wording(f"{said.zh}起在册", f"on the roster from {said.en}"), steps=steps)
    if left := [one.left_date for one in postings if one.left_date is not None and one.left_date <= on]:
        said = said_day(max(left))
        return Verdict(False, Wording(f"已于{said.zh}离职", f"left on {said.en}"))
    return Verdict(False, Wording("聘用关系还没有开始", "no engagement has begun"))


def on_duty(postings: Sequence[Posting], *, on: date) -> Verdict:
    """在岗: on the roster, and at one posting at least neither on leave nor seconded out."""
    roster = on_the_roster(postings, on=on)
    if not roster:
        return roster
    away = [one.away_on(on) for one in postings if one.holds(on)]
    if not all(away):
        return Verdict(True, Wording("在岗", "on duty"), steps=roster.steps)
    said = [
        Wording(
            f"{one.status.label.zh}，{said_day(one.begins).zh}起"
            + (f"，在{one.workplace}" if one.workplace else ""),
            f"{one.status.label.en} from {said_day(one.begins).en}"
            + (f", at {one.workplace}" if one.workplace else ""),
        )
        for one in away
        if one is not None
    ]
    return Verdict(False, said[0], steps=(*roster.steps, *(Step(one) for one in said)))


def fills(posting: Posting | None, *, place: str | None, kind: str, on: date) -> Verdict:
    """已配: whether the engagement fills a post by the document in force where the posting unit lies."""
    if posting is None or not posting.holds(on):
        return Verdict(False, Wording("当日不在册", "not on the roster that day"))
    if place is None:
        return Verdict(
            False,
            Wording(
                "定岗单位没有登记属地，不知适用哪里的文件", "no territory: whose policy holds is not known"
            ),
        )
    rule = policy.in_force(FILLED_BY, place=place, on=on, kind=kind)
    form = posting.form
    if rule is None:
        return Verdict(
            False, Wording("当地没有规定谁充抵岗位的文件", "no document there says who fills a post")
        )
    counted = bool(rule.fills(form.value, form.full_time))
    reason = (
        Wording(f"{form.label.zh}计入已配", f"{form.label.en} fills a post")
        if counted
        else Wording(f"{form.label.zh}不计入已配", f"{form.label.en} fills no post")
    )
    return Verdict(counted, reason, citations=(rule.citation,), warnings=rule.warnings)


def _held(posting: Posting) -> Wording:
    since = said_day(posting.start_date) if posting.start_date else Wording("开始日期未知", "an unknown day")
    return Wording(
        f"{posting.unit}，{posting.form.label.zh}，{since.zh}起",
        f"{posting.unit}, {posting.form.label.en}, from {since.en}",
    )
