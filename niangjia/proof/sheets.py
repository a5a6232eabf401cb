"""Audit events as a workbook. Pure."""

from __future__ import annotations

import json

from niangjia.kernel.sheets import Column, Sheet
from niangjia.kernel.sheets.kinds import Text
from niangjia.kernel.wording import Wording
from niangjia.proof.words import KINDS, said_of

EVENTS = Sheet(
    "audit events",
    Wording("审计记录", "audit events"),
    (
        Column("id", Wording("编号", "number"), Text(), of=lambda row: str(row.pk)),
        Column("at", Wording("时间", "at"), Text(), of=lambda row: row.at.isoformat(" ", "seconds")),
        Column("who", Wording("谁", "who"), Text(), of=lambda row: row.actor_name),
        Column("behalf", Wording("代谁", "for whom"), Text(), of=lambda row: row.behalf),
        Column("actor", Wording("账号", "account"), Text(), of=lambda row: row.actor),
        Column("what", Wording("做了什么", "what"), Text(), of=lambda row: said_of(row.name).zh),
        Column("name", Wording("事件名", "name"), Text(), of=lambda row: row.name),
        Column(
            "on",
            Wording("对象", "on what"),
            Text(),
            of=lambda row: KINDS[row.on_kind].label.zh if row.on_kind in KINDS else row.on_kind,
        ),
        Column("on_id", Wording("对象编号", "its key"), Text(), of=lambda row: row.on_id),
        Column("path", Wording("单位路径", "path of the unit"), Text(), of=lambda row: row.scope_path),
        Column("source", Wording("来源", "source"), Text(), of=lambda row: row.source),
        Column("address", Wording("网络地址", "address"), Text(), of=lambda row: row.address),
        Column("reason", Wording("理由、用途", "why"), Text(), of=lambda row: row.reason),
        Column("export", Wording("导出编号", "number of the export"), Text(), of=lambda row: row.export),
        Column(
            "details",
            Wording("详情", "details"),
            Text(),
            of=lambda row: json.dumps(row.details, ensure_ascii=False),
        ),
    ),
)
