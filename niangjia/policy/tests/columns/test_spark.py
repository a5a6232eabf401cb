"""The SQL for Spark, on Spark itself where it is installed (it is no dependency): `make drill`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from niangjia.policy.columns.binding import Row
from niangjia.policy.columns.dialects import SPARK
from niangjia.policy.library import Library
from niangjia.policy.tests.columns import papers
from niangjia.policy.tests.columns.asking import asked, invented
from niangjia.policy.tests.columns.engines import Ask, Rows, in_sql, question

EVERY = [(kind,) for kind in papers.KINDS] + [(*papers.KINDS,)]


@pytest.fixture(scope="module")
def spark() -> Iterator[Ask]:
    """A session of this machine alone. Whole numbers must not wrap: ANSI, the default since Spark 4."""
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
    session = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", False)
    session = session.config("spark.sql.ansi.enabled", True).getOrCreate()

    def ask(text: str) -> Rows:
        return [tuple(row) for row in session.sql(f"{text} ORDER BY 1").collect()]

    yield ask
    session.stop()


@pytest.mark.drill
@pytest.mark.parametrize("kinds", EVERY, ids=lambda kinds: "+".join(kinds))
@pytest.mark.parametrize("seed", range(2))
def test_spark_says_what_is_explained(kinds: tuple[str, ...], seed: int, spark: Ask) -> None:
    tried = invented(seed, *kinds, size=150)
    assert tried.differences(in_sql(tried.columns, tried.rows, SPARK, spark)) == []


@pytest.mark.drill
def test_spark_stops_where_64_bits_do_not_do(spark: Ask) -> None:
    terms = {"from": "2018-01-01", "to": None, "amount": 10**6, "months": 1}
    paper = papers.written("000000", [papers.provision("amount_per_period", "一", [], [terms], {})])
    rows = [Row("51", {"months": 10**15})]
    tried = asked(Library.alone(paper), papers.ID, date(2021, 1, 1), {}, rows)
    with pytest.raises(Exception, match="OVERFLOW"):
        in_sql(tried.columns, tried.rows, SPARK, spark)


@pytest.mark.parametrize("kinds", EVERY, ids=lambda kinds: "+".join(kinds))
def test_what_is_written_for_spark_is_spark(kinds: tuple[str, ...]) -> None:
    """Without an engine: brackets close, names stand in backticks, nothing of another engine is left."""
    tried = invented(1, *kinds, size=20)
    text = question(tried.columns, tried.rows, SPARK)
    bare = _without_texts(text)
    assert bare.count("(") == bare.count(")") and bare.count("CASE") == bare.count(" END")
    assert not any(other in bare for other in ("::", "//", " / ", '"', "list_extract", "OFFSET", "TEXT"))


def _without_texts(text: str) -> str:
    """The SQL without its texts and names, whose letters are the documents'."""
    bare, quote, at = "", "", 0
    while at < len(text):
        letter = text[at]
        if quote == "'" and letter == "\\":
            at += 1
        elif quote:
            quote = "" if letter == quote else quote
        elif letter in "'`":
            quote = letter
        else:
            bare += letter
        at += 1
    assert not quote
    return bare
