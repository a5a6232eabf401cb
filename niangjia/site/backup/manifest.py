"""What a backup holds, in figures that a restored house can be compared with. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field

from niangjia.kernel.command import Fault

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Table:
    """One table: how many rows, a digest of them in no order, and digests of its shape by kind.

    The kinds: columns, constraints, triggers, walls (row-level security and its policies), grants.
    """

    rows: int
    digest: str
    shape: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The house at one instant, all of it from one snapshot of the database."""

    taken_at: str
    server_version: str
    roles: Mapping[str, str]
    """The names of owner and application, which grants in the dump speak of."""
    migrations: list[str]
    tables: Mapping[str, Table]
    functions: str
    """A digest of every function of the house."""
    keys: Mapping[str, str]
    """A fingerprint of each secret, from which no secret can be told."""
    with_keys: bool
    heads: list[str] = field(default_factory=list)
    """The heads of the chains of sealed audit events, as they were told."""
    format: int = FORMAT

    @property
    def rows(self) -> int:
        """All rows."""
        return sum(table.rows for table in self.tables.values())

    def written(self) -> bytes:
        """As it lies in the file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()


def read(content: bytes) -> Manifest:
    """The manifest of a file. Raises `Fault` for one of a format that is not known here."""
    try:
        said = json.loads(content)
        if said["format"] != FORMAT:
            raise Fault(f"备份的格式是第 {said['format']} 版，本程序只认第 {FORMAT} 版：请用更新的版本恢复")
        tables = {name: Table(**table) for name, table in said.pop("tables").items()}
        return Manifest(**said, tables=tables)
    except (ValueError, KeyError, TypeError) as problem:
        raise Fault("备份里的清单不能读取：文件不是娘家的备份，或已损坏") from problem


def differences(was: Manifest, tables: Mapping[str, Table], functions: str) -> Iterator[str]:
    """In what a restored database is otherwise than the manifest says, one sentence each."""
    for name in sorted(was.tables.keys() - tables.keys()):
        yield f"表 {name} 没有恢复"
    for name in sorted(tables.keys() - was.tables.keys()):
        yield f"表 {name} 不在备份的清单里"
    for name in sorted(was.tables.keys() & tables.keys()):
        then, now = was.tables[name], tables[name]
        if then.rows != now.rows:
            yield f"表 {name}：备份时 {then.rows} 行，恢复后 {now.rows} 行"
        elif then.digest != now.digest:
            yield f"表 {name}：行数相同（{then.rows}），内容不同"
        for kind in sorted(then.shape.keys() | now.shape.keys()):
            if then.shape.get(kind) != now.shape.get(kind):
                yield f"表 {name}：{KINDS.get(kind, kind)}与备份时不同"
    if was.functions != functions:
        yield "数据库函数与备份时不同"


KINDS = {
    "columns": "列",
    "constraints": "约束或索引",
    "triggers": "触发器",
    "walls": "行级安全",
    "grants": "授权",
}
