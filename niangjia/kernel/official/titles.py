"""Where the lines of a title break: words whole, lines of about the same length. Pure."""

from __future__ import annotations

import re

from niangjia.kernel.official.writing import clean, width

LINE, LYING_LINE = 19, 28
"""Characters of 2号 on a line of 156 mm, and of 232 mm; one less than would fit."""
NEVER, SELDOM, GLADLY = 10_000.0, 30.0, -25.0
WORDS = (
    "社会化工会工作者", "工会工作者", "社会工作者", "总工会", "工会", "委员会", "办公室", "街道", "开发区",
    "配备计划", "计划", "方案", "配备", "聘用", "招聘", "调整", "审批", "批准", "审定", "印发", "情况",
    "年度", "上半年", "下半年", "名额", "经费", "人员", "管理", "办法", "意见", "请示", "报告", "批复",
    "通知", "通报", "全市", "全县", "全区",
)  # fmt: skip
_NUMBER = re.compile(r"[0-9A-Za-z.,%〔〕]+[年月日号名人个元]?度?")
_OPENING, _CLOSING = "（《〈“‘〔【([", "）》〉”’〕】)]、，。；：？！,.;:?!"


def title_lines(title: str, organ: str = "", longest: int = LINE) -> tuple[str, ...]:
    """The lines of a title. Line feeds in it are obeyed; else the breaks that read best are chosen.

    >>> title_lines("绵阳市总工会关于审批2026年社会化工会工作者配备计划的请示", "绵阳市总工会")
    ('绵阳市总工会关于审批', '2026年社会化工会工作者配备计划的请示')
    """
    given = [line for line in (clean(line).strip() for line in title.split("\n")) if line]
    return tuple(given) if len(given) > 1 else _broken("".join(given), clean(organ), longest)


def _broken(title: str, organ: str, longest: int) -> tuple[str, ...]:
    total = width(title)
    if total <= longest:
        return (title,) if title else ()
    even = total / -(-total // longest)
    costs = _costs(title, organ)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(title) + 1):
        choices, long = [], 0.0
        for start in range(end - 1, -1, -1):
            long += width(title[start])
            if long > longest + 1 and start < end - 1:
                break
            choices.append((best[start][0] + (long - even) ** 2 + costs[start], start))
        best.append(min(choices))
    lines, end = [], len(title)
    while end:
        start = best[end][1]
        lines.append(title[start:end])
        end = start
    return tuple(reversed(lines))


def _costs(title: str, organ: str) -> list[float]:
    """What it costs to begin a line at each character."""
    costs = [0.0] * (len(title) + 1)
    for word in (*WORDS, organ):
        for found in re.finditer(re.escape(word), title) if word else ():
            for inside in range(found.start() + 1, found.end()):
                costs[inside] = NEVER if word == organ else max(costs[inside], 200.0)
    for found in _NUMBER.finditer(title):
        for inside in range(found.start() + 1, found.end()):
            costs[inside] = NEVER
    for at in range(1, len(title)):
        before, here = title[:at], title[at]
        if here in _CLOSING or before[-1] in _OPENING:
            costs[at] = NEVER
        elif here in "的了和与及并":
            costs[at] += SELDOM
        elif before.endswith(("关于", "的", "、", "》")) or (organ and before == organ) or here in "《（":
            costs[at] += GLADLY
    return costs
