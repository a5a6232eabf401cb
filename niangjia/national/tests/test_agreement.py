"""Every kind in every area at every boundary: set-wise and explained, row by row."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from niangjia.kernel.command import Fault
from niangjia.kernel.figure import Figure
from niangjia.national.engine import Engine
from niangjia.national.spot import compare
from niangjia.national.tests.samples import ON, run, table, write
from niangjia.policy import facade as policy

AREAS = ("000000", "51", "510700", "510703001", "510703001000", "510703001002", "5108", "532923", "532801")
BOUNDARIES = (None, 0, 1, 1999, 2000, 2001, 2999, 3000, 4999, 5000, 5001, 7999, 8000, 20_000, 1_000_000_000)
WORDS = [word for key, names in policy.UNIT_KINDS.items() for word in (key, names[0])]


@pytest.mark.parametrize("on", [ON, date(2017, 12, 30), date(2017, 12, 31), date(2016, 12, 4)])
def test_every_row_is_what_the_explained_way_says(tmp_path: Path, on: date) -> None:
    asked = [(f"{n:06}", *one) for n, one in enumerate(product(AREAS, WORDS, BOUNDARIES))]
    record = run(write(tmp_path / "units.parquet", asked), tmp_path / "out", on=on)
    assert (record["counts"]["units"], record["counts"]["rejects"]) == (len(asked), 0)
    found = table(tmp_path / "out", "units")
    assert [row["code"] for row in found] == [code for code, *_ in asked]
    for (_, place, kind, workers), row in zip(asked, found, strict=True):
        facts = {"kind": kind, "workers": workers}
        figure = policy.evaluate("staffing.posts", place=place, on=on, facts=facts)
        assert isinstance(figure, Figure)
        cited = figure.citations[0] if figure.citations else None
        assert row == {
            "code": row["code"],
            "name": None,
            "place": place,
            "kind": policy.unit_kind(kind),
            "workers": workers,
            "status": figure.status.value,
            "must": figure.must,
            "may": figure.may,
            "value": figure.value,
            "unit": figure.unit if cited else None,
            "document": cited and cited.document,
            "clause": cited and cited.clause,
        }


@pytest.mark.parametrize("wrong", [{"value": 3}, {"must": None}, {"clause": "四"}, {"status": "missing"}])
def test_a_result_that_cannot_be_explained_is_not_let_through(
    tmp_path: Path, wrong: dict[str, object]
) -> None:
    right: dict[str, object] = {"status": "value", "must": 1, "may": 1, "value": 2}
    right |= {"document": "绵工发〔2017〕52号", "clause": "三、目标任务"}
    columns = "code varchar, place varchar, kind varchar, workers bigint, status varchar, must bigint"
    columns += ", may bigint, value bigint, document varchar, clause varchar"
    asked = {"code": "A1", "place": "510703", "kind": "township", "workers": 5000}
    engine = Engine(tmp_path / "spill")

    def compared(answer: dict[str, object]) -> int:
        row = (*asked.values(), *answer.values())
        return compare(
            engine, [write(tmp_path / "u.parquet", [row], columns)], provision="staffing.posts", on=ON
        )

    assert compared(right) == 1
    with pytest.raises(Fault, match="A1"):
        compared(right | wrong)
    engine.close()
