"""The export of the list: exactly what is shown, masked, with who, when and which, and never untraced."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.utils import timezone

from niangjia.kernel.models import AuditEvent
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations.tests.factories import federation, imported, operator, signed_in, unit_row
from niangjia.workforce.queries import listed
from niangjia.workforce.tests.factories import engagement_row, id_number, on_the_roster

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
XLSX = "/workforce/export.xlsx"


@pytest.fixture
def county() -> Any:
    """A county with three people."""
    county = federation("510703")
    [unit] = imported(county, unit_row())
    on_the_roster(
        county,
        engagement_row(
            unit, 1, "张伟明", monthly_wage=Decimal("5200.50"), contract_end_date=date(2030, 1, 1)
        ),
        engagement_row(unit, 2, "=1+1", monthly_wage=None, level=None),
        engagement_row(unit, 3, "张明", contract_end_date=None, open_ended=True, remark="@备注"),
    )
    return county


def workbook(county: Any, asked: str = "", role: Role = Role.COUNTY_CLERK) -> Any:
    answer = signed_in(county, role).post(
        f"{XLSX}?{asked}", {"why": "checking"}, headers={"Accept-Language": "zh-hans"}
    )
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    return openpyxl.load_workbook(BytesIO(answer.content))


def rows(book: Any) -> list[tuple[Any, ...]]:
    return list(book.worksheets[0].iter_rows(values_only=True))


def test_the_rows_the_order_and_the_columns_are_those_of_the_address(county: Any) -> None:
    book = workbook(county, "q=张&sort=-wage&columns=wage&columns=contract_end&columns=level&columns=start")
    assert rows(book) == [
        ("姓名", "职业水平", "开始日期", "合同到期", "月工资（元）"),
        ("张伟明", "助理社会工作师", datetime(2025, 1, 1), datetime(2030, 1, 1), 5200.5),
        ("张明", "助理社会工作师", datetime(2025, 1, 1), "无固定期限", 4600),
    ]
    formats = [cell.number_format for cell in list(book.worksheets[0].rows)[1]]
    assert formats[2:] == ["yyyy-mm-dd", "yyyy-mm-dd", "#,##0.00"]


def test_personal_numbers_are_masked_and_no_text_is_a_formula(county: Any) -> None:
    book = workbook(county, "columns=id_number&columns=phone&columns=remark&sort=name")
    told = [str(cell) for row in rows(book) for cell in row]
    assert f"510703********{id_number(1)[-4:]}" in told and "139****0001" in told
    assert not any(number in cell for cell in told for number in (id_number(1), "13900000001"))
    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row} <= {"s", "n"}
    assert "'=1+1" in told and "'@备注" in told, "neither as a workbook nor as CSV"


def test_a_sheet_says_who_when_and_which(county: Any) -> None:
    book = workbook(county, "level=none&on=2026-06-30")
    notes = dict(book["说明"].iter_rows(values_only=True))
    assert notes["导出人"].startswith("测试员") and notes["网址"] == "level=none&on=2026-06-30"
    assert notes["范围与筛选"] == "日期：2026年6月30日；职业水平：无证书"
    assert timezone.localtime().strftime("%Y-%m-%d") in notes["导出时间"]


def test_the_export_leaves_a_trace_that_names_nobody(county: Any) -> None:
    workbook(county, "q=张伟明&level=assistant&columns=phone")
    with acting(operator()):
        event = AuditEvent.objects.get(name="workforce.people.exported")
    told = {"rows": 1, "scope": event.details["scope"], "bytes": event.details["bytes"]}
    told |= {"sha256": event.details["sha256"]}
    assert event.reason == "核对数据" and event.export.startswith("DC")
    assert event.details == told | {
        "on": TODAY.isoformat(),
        "columns": ["name", "phone"],
        "chosen": {"level": ["assistant"]},
        "quality": "",
        "searched": True,
    }
    assert event.scope_path == county.scope_path


def test_who_may_only_read_may_not_export(county: Any) -> None:
    answer = signed_in(county, Role.LEADER).get(XLSX)
    assert answer.status_code == 403
    with acting(operator()):
        assert not AuditEvent.objects.filter(name="workforce.people.exported").exists()


def test_many_rows_are_read_in_batches(county: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listed, "AT_ONCE", 2)
    assert len(rows(workbook(county))) == 4


def test_yesterday_can_be_exported_too(county: Any) -> None:
    assert len(rows(workbook(county, f"on={date(2024, 12, 31)}"))) == 1
    assert len(rows(workbook(county, f"on={TODAY - timedelta(1)}"))) == 4
