"""Every kind in every area at every boundary: set-wise and explained, row by row."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from niangjia.kernel.figure import Figure
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


def test_a_deviation_is_seen_before_anything_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The explained way asked on another day stands for a compiler that errs."""
    from niangjia.kernel.command import Fault
    from niangjia.national import spot

    real = spot._explained
    monkeypatch.setattr(
        spot, "_explained", lambda unit, provision, on: real(unit, provision, date(2017, 1, 1))
    )
    given = write(tmp_path / "units.parquet", [("A1", "510703", "township", 5000)])
    with pytest.raises(Fault, match="A1"):
        run(given, tmp_path / "out")
    assert [one.name for one in (tmp_path / "out").iterdir()] == [".work"]
