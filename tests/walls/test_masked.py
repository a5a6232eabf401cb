"""A person known by clear ID number, phone, card and address: none of them stands in any page, answer of the
API, or file that can be taken out. The table of routes is the walk."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from zipfile import BadZipFile, ZipFile

import pytest

from niangjia.imports import actions as imports
from niangjia.imports.registry import importer_of
from niangjia.imports.types import Tab
from niangjia.kernel.command import operator
from niangjia.kernel.locking import mark
from niangjia.kernel.permissions import Permission
from niangjia.kernel.scope import acting
from niangjia.workforce import access
from niangjia.workforce.actions import edit_person
from niangjia.workforce.queries.shown import of_person
from niangjia.workforce.sheets.people import KEYS
from niangjia.workforce.types import PersonFacts
from tests.cast import id_number
from tests.walls.api_routes import API
from tests.walls.routes import ROUTES, Route
from tests.walls.stage import Stage, stage

__all__ = ["stage"]
CARD, STREET = "6217001234567890122", "跃进路北段12号"
ADDRESS, PHONE, OTHER_PHONE = f"四川省绵阳市涪城区{STREET}3栋", "13900000001", "13700001111"
NEW_PHONE, NEW_CARD, STRANGER_STREET = "13611112222", "6222021234567890128", "剑南路东段77号"
CLEAR = (
    *(id_number(1), id_number(1)[:17], PHONE, OTHER_PHONE, CARD, STREET, "1990-01-01", "1990年1月1日"),
    *(NEW_PHONE, NEW_CARD, STRANGER_STREET, id_number(7), "13800000001"),
)
"""Of the person, of the contact of the unit, and of a list that is being looked at."""

ROSTER = "\n".join(
    [
        "姓名,身份证号码,手机号码,银行卡号,住址,用工形式,服务单位,所在县（市、区）",
        f"王小乙,{id_number(1)},{NEW_PHONE},{NEW_CARD},四川省绵阳市涪城区{STRANGER_STREET},直接聘用,丰谷镇总工会,涪城区",
        f"李新,{id_number(7)},{OTHER_PHONE},{CARD},四川省绵阳市涪城区{STREET},直接聘用,丰谷镇总工会,涪城区",
        f"赵错,{id_number(7)[:17]}Y,{PHONE}9,{CARD}1,跃进路北段12号,直接聘用,丰谷镇总工会,涪城区",
    ]
).encode()


def known_in_full(names: dict[str, str]) -> int:
    """The person of the county `here` with everything told, and a roster that is being looked at."""
    by = replace(operator(), reason="for the tests")
    with acting(by):
        person = access.persons(by).get(pk=int(names["person"]))
        facts = PersonFacts(
            name=person.name,
            ethnic_group=None,
            political_status=None,
            education=None,
            other_phones=(OTHER_PHONE,),
            bank_card=CARD,
            address=ADDRESS,
        )
        edit_person(by=by, person=person.pk, shown=mark(of_person(person)), facts=facts)
        importer = importer_of("roster")
        assert importer is not None
        workbook, _ = imports.drop_and_read(
            by=by,
            importer=importer,
            file_name=f"花名册-{id_number(1)}.csv",
            content=ROSTER,
            under="510703",
            as_of=None,
            today=date(2026, 6, 30),
        )
    return workbook.pk


def everything_in(content: bytes) -> str:
    """The text of an answer, of a packed file that of all its parts."""
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
    except BadZipFile:
        return content.decode(errors="replace")


def walked() -> list[Route]:
    """Every page, answer and export: what is read, and what is sent to read."""
    lines = [*ROUTES, *API]
    return [
        one for one in lines if one.method == "get" or "why" in one.data or one.name.startswith("search:")
    ]


def test_nothing_of_a_person_stands_anywhere_in_the_clear(stage: Stage) -> None:
    names = stage.names
    workbook = known_in_full(names)
    faults, seen = [], 0
    more = [
        Route("imports:show", f"/imports/{workbook}/?tab={tab.value}", None, allowed=200) for tab in Tab
    ] + [
        Route("workforce:people", f"/workforce/?{'&'.join(f'columns={key}' for key in KEYS)}", None),
        Route("api:import", f"/api/v1/imports/{workbook}/", None),
    ]
    for route in [*more, *walked()]:
        answer = stage.answer(replace(route, power=Permission.HOME_VIEW), "officer")
        content = b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]
        text = everything_in(content) + "\n".join(f"{name}: {value}" for name, value in answer.items())
        faults += [(route.name, route.url, one) for one in CLEAR if one in text]
        seen += answer.status_code == 200
    stage.clear()
    assert faults == []
    assert seen > 60, "hardly anything was looked at"


def test_the_walk_sees_what_stands_in_the_clear() -> None:
    with io.BytesIO() as file, ZipFile(file, "w") as packed:
        packed.writestr("xl/sharedStrings.xml", f"<t>{PHONE}</t>")
        packed.close()
        assert PHONE in everything_in(file.getvalue())
    assert PHONE in everything_in(f"<td>{PHONE}</td>".encode())


@pytest.mark.parametrize("number", [CARD, NEW_CARD])
def test_the_cards_are_valid(number: str) -> None:
    from niangjia.kernel.bank_card import flaw_of

    assert flaw_of(number) is None
