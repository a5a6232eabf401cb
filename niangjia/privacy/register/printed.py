"""The register as the manual prints it. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from niangjia.privacy.register import grouped
from niangjia.privacy.types.kinds import Kind

HEAD = """# 个人信息目录

本页由 `niangjia privacy register` 生成，与系统里的“个人信息目录”是同一份数据；改动在
`niangjia/privacy/register/`，改后重新生成。没有写在这里的个人信息，系统里不存。

到期处理：离职满两年的人员每天自动清除；从未聘用的，从登记之日或者证书登记期满之日（以后到者为准）起算。经费、工资还要
依据的行匿名化：销毁本人密钥，姓名、号码和单位自由填写的内容（备注、事由、岗位等）在历史、备份里也不可还原；没有依据的删除。
登记了暂缓的不动。每次清除都留下审计记录和人数。理由和答复要长期保存，写了本人姓名或者号码的不予受理。
"""


def printed() -> str:
    """Markdown: a table for each part, then the clauses of each kind."""
    return "\n".join([HEAD, *_parts()]) + "\n"


def _parts() -> Iterator[str]:
    for group, kinds in grouped().items():
        yield f"## {group.label.zh}\n"
        yield "| 信息 | 等级 | 处理目的 | 保存期限 | 到期 |\n| --- | --- | --- | --- | --- |"
        yield from map(_row, kinds)
        yield ""
        yield from map(_bases, kinds)
        yield ""


def _row(kind: Kind) -> str:
    then = kind.kept.then.label.zh
    return f"| {kind.label.zh} | {kind.care.label.zh} | {kind.purpose.zh} | {kind.kept.said.zh} | {then} |"


def _bases(kind: Kind) -> str:
    told = dict.fromkeys((*kind.bases, *kind.kept.why))
    return f"- {kind.label.zh}：" + "；".join(f"{one.law.zh}{one.clause.zh}" for one in told)
