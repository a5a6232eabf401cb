"""Accounts and what they are appointed to as a workbook, for who looks through them once a year. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from niangjia.accounts.queries.people import Row
from niangjia.kernel.imprint import Imprint
from niangjia.kernel.sheets import Marked

COLUMNS = (
    *("姓名", "用户名", "所在单位", "单位代码", "状态", "角色", "范围", "代理", "开始日期", "最后一天"),
    *("任命人", "最近登录"),
)
WIDE = 18


def workbook(rows: Sequence[Row], *, imprint: Imprint) -> bytes:
    """The .xlsx: a line for each appointment that holds, and one for each account without any."""
    content = BytesIO()
    with Marked(content, imprint, constant_memory=True) as book:
        head = book.add_format({"bold": True, "border": 1})
        page = book.add_worksheet("账号与任命")
        page.set_column(0, len(COLUMNS) - 1, WIDE)
        page.freeze_panes(1, 1)
        page.write_row(0, 0, COLUMNS, head)
        for place, cells in enumerate((cells for row in rows for cells in _lines(row)), start=1):
            for column, cell in enumerate(cells):
                page.write_string(place, column, cell)
    return content.getvalue()


def _lines(row: Row) -> list[tuple[str, ...]]:
    account = row.account
    who = (account.name, account.username, account.unit_name, account.unit_code, row.state.label.zh)
    last = f"{row.last_sign_in:%Y-%m-%d %H:%M}" if row.last_sign_in else ""
    if not row.offices:
        return [(*who, "", "", "", "", "", "", last)]
    return [
        (
            *who,
            *(office.role.zh, office.over.zh, office.behalf),
            office.appointment.from_date.isoformat(),
            office.appointment.to_date.isoformat() if office.appointment.to_date else "",
            *(office.appointment.made_by_name, last),
        )
        for office in row.offices
    ]
