"""What verifying found, as the command line prints it."""

from __future__ import annotations

from django.utils import timezone

from niangjia.kernel.actor import Actor
from niangjia.proof.queries.places import units_of
from niangjia.proof.rules import chain_of
from niangjia.proof.types import Fault, Finding
from niangjia.proof.verifying import Verified


def in_words(found: Verified, *, by: Actor, most: int) -> str:
    """One line for each row that does not hold, the first `most` of them; or that all is whole."""
    if found.whole:
        return f"审计记录完整：逐条核对 {found.links:,} 条，没有改动、缺失、乱序或未封存的记录。"
    units = units_of({one.chain for one in found.findings[:most]}, by=by)
    lines = [f"审计记录有问题：逐条核对 {found.links:,} 条，发现 {found.faults:,} 处。"]
    lines += [_line(one, units.get(chain_of(one.chain), one.chain)) for one in found.findings[:most]]
    if found.faults > most:
        lines.append(f"  …… 另有 {found.faults - most:,} 处")
    return "\n".join(lines)


def _line(one: Finding, unit: str) -> str:
    at = timezone.localtime(one.at).strftime("%Y-%m-%d %H:%M:%S")
    number = f"第 {one.number} 号" if one.number else "没有编号"
    if one.more:
        number = f"第 {one.number} 至 {one.number + one.more} 号"
    gap = one.fault in (Fault.MISSING, Fault.CUT)
    event = f"{'相邻的记录' if gap else '记录'} {one.event}" if one.event else "没有相邻的记录"
    name = f" {one.name}" if one.name else ""
    return f"  {one.fault.label.zh}：{unit} 的链，{number}，{event}{name}，{at}"
