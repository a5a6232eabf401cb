"""A draft among the documents in force: what it overlaps, weakens, replaces, and what it leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from niangjia.authoring.checking.faults import HEADER_PART, Fault
from niangjia.authoring.entry import Path
from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy

Places = Mapping[int, tuple[str, Path]]
"""The part and field of each of the draft's rules, by the identity of its terms."""


def disagreements(library: policy.Library, draft: policy.Document, places: Places) -> Iterator[Fault]:
    """Everything that keeps the draft from standing beside the others, at the field that can mend it."""
    for clash in library.clashes_with(draft):
        yield _said(clash, draft, places)


def _said(clash: policy.Clash, draft: policy.Document, places: Places) -> Fault:
    near, far = clash.near, clash.far
    mine = places.get(id(near.terms)) if near else None
    theirs = places.get(id(far.terms)) if far else None
    if clash.what is policy.Disagreement.OVERLAPS and near and far and mine:
        return _overlap(near, far, *mine, theirs is not None)
    if clash.what is policy.Disagreement.WEAKENS and near and far:
        if mine:
            return Fault(mine[0], ("derogates", "provision"), _weakens(far))
        if theirs:
            return Fault(theirs[0], ("word",), _weakened(near))
    if clash.what is policy.Disagreement.REPLACES_NOTHING and mine:
        return Fault(mine[0], ("replaces",), _replaces_nothing())
    if clash.what is policy.Disagreement.NOT_HELD and clash.document == draft.path:
        names = [cited.name for cited in draft.header.cites]
        return Fault(HEADER_PART, ("cites", names.index(clash.cited), "held"), _not_held())
    said = Wording(
        f"发布后，在库的其他文件会缺少它所依据的条款：{clash.message}",
        f"once published, another document would miss what it rests on: {clash.message}",
    )
    return Fault(HEADER_PART, ("number",), said)


def _overlap(near: policy.Rule, far: policy.Rule, part: str, at: Path, inside: bool) -> Fault:
    if inside:
        said = Wording(
            f"和本文件自{far.terms.since}起的一段在时间和单位上重叠；请给旧的一段写上截止日期，或分开单位",
            f"overlaps what this document says from {far.terms.since}: end the older, or part the kinds",
        )
        return Fault(part, (*at, "from"), said)
    where = named(far)
    if near.since <= far.since:
        said = Wording(
            f"{where.zh}自{far.terms.since}起已对同样的单位作出规定；本条要代替它，须从更晚的日期起",
            f"{where.en} speaks on the same units from {far.terms.since}; to replace it, begin later",
        )
        return Fault(part, (*at, "from"), said)
    said = Wording(
        f"{where.zh}在同一地区对同样的单位已有规定。要由本条代替，请在这里选中它；否则请缩小单位或改日期",
        f"{where.en} speaks there on the same units: choose it here to replace it, or narrow this",
    )
    return Fault(part, ("replaces",), said)


def _weakens(far: policy.Rule) -> Wording:
    where, sentence = named(far), far.terms.sentence()
    return Wording(
        f"{where.zh}规定“{sentence.zh}”，本条比它低。上级的“须”不能降低；确有依据的，在这里选中它并写明依据",
        f"{where.en} says “{sentence.en}”, and this asks less: choose it here with the ground, or ask more",
    )


def _weakened(near: policy.Rule) -> Wording:
    where = named(near)
    return Wording(
        f"下级文件{where.zh}比本条低，须先由它修改，或写明变通的依据",
        f"{where.en}, of a lower level, asks less than this: it must be changed first, or give its ground",
    )


def _replaces_nothing() -> Wording:
    return Wording(
        "要代替的这一条不在政策库里，请重选", "what it replaces is not in the library: choose anew"
    )


def _not_held() -> Wording:
    return Wording(
        "政策库里没有这份文件：请填对文号，或去掉“已收录”",
        "the library does not hold it: correct its number, or take the mark away",
    )


def named(rule: policy.Rule) -> Wording:
    """A rule as a sentence names it: 绵工发〔2017〕52号“三、目标任务”."""
    name, clause = rule.header.name, rule.provision.clause
    return Wording(f"{name}“{clause}”", f"{name} “{clause}”")


def notices(draft: policy.Document, places: Places) -> Iterator[Fault]:
    """What can stand, but is worth a look: gaps between dated values, days before the document's own."""
    before: dict[int, policy.Rule] = {}
    for rule in sorted(draft.rules, key=lambda one: one.since):
        part, at = places[id(rule.terms)]
        former = before.get(id(rule.provision))
        if former is not None and former.until is not None:
            first, last = former.until + timedelta(days=1), rule.since - timedelta(days=1)
            if first <= last:
                said = Wording(
                    f"{first}至{last}没有规定，由上一级文件作答",
                    f"from {first} to {last} it says nothing: the level above answers",
                )
                yield Fault(part, (*at, "from"), said, grave=False)
        before[id(rule.provision)] = rule
        known = draft.header.known_from
        if known is not None and rule.since < known.first:
            said = Wording(
                f"早于文件的日期{known}，请核对", f"lies before the document's own date {known}: check it"
            )
            yield Fault(part, (*at, "from"), said, grave=False)
