"""What verifying found, as the command line prints it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from niangjia.kernel.actor import Actor
from niangjia.proof.queries.places import units_of
from niangjia.proof.rules import chain_of
from niangjia.proof.types import Fault, Finding
from niangjia.proof.verifying import Verified


def in_words(found: Verified, *, by: Actor, most: int) -> str:
    """One line for each row that does not hold, the first `most` of them; or that all is whole. And what was
    not compared, so that nobody takes a part for the whole."""
    if found.whole:
        told = f"审计记录完整：逐条核对 {found.links:,} 条，没有改动、缺失、乱序或未封存的记录。"
        return "\n".join([told, *_left_out(found)])
    units = units_of({one.chain for one in found.findings[:most]}, by=by)
    lines = [f"审计记录有问题：逐条核对 {found.links:,} 条，发现 {found.faults:,} 处。"]
    lines += [_line(one, units.get(chain_of(one.chain), one.chain)) for one in found.findings[:most]]
    if found.faults > most:
        lines.append(f"  …… 另有 {found.faults - most:,} 处")
    return "\n".join([*lines, *_left_out(found)])


def _left_out(found: Verified) -> Iterator[str]:
    if found.passed:
        yield (
            f"这次没有逐条核对：所选日期以前封存的 {found.passed:,} 条，只核对了每条链当时的最后一条"
            "是否与后面衔接、链尾是否完整。要全部核对，请不加 --since。"
        )
    if found.chains_left_out:
        yield f"这次没有核对：其他单位的 {found.chains_left_out:,} 条链。要全部核对，请不加 --unit。"


def _line(one: Finding, unit: str) -> str:
    at = timezone.localtime(one.at).strftime("%Y-%m-%d %H:%M:%S")
    number = f"第 {one.number} 号" if one.number else "没有编号"
    if one.more:
        number = f"第 {one.number} 至 {one.number + one.more} 号"
    gap = one.fault in (Fault.MISSING, Fault.CUT)
    event = f"{'相邻的记录' if gap else '记录'} {one.event}" if one.event else "没有相邻的记录"
    name = f" {one.name}" if one.name else ""
    return f"  {one.fault.label.zh}：{unit} 的链，{number}，{event}{name}，{at}"
