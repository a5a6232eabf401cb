"""The house's template words: how numbers, dates and answers are written, and the links built from them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from niangjia.kernel.command import operator
from niangjia.kernel.figure import Citation, Figure, Force, Status, Verdict, missing, not_applicable
from niangjia.kernel.wording import Wording
from niangjia.site import written
from niangjia.site.templatetags import house

NO_BUDGET = Wording("还没有录入经费批复", "no budget reply entered yet")
CLAUSE = Citation("绵工发〔2017〕52号", "意见", "三、目标任务", "绵阳市总工会", "2017-12-31", Force.MUST)
THREE = Figure(Status.VALUE, "person", value=3, must=1, may=2)


def rendered(source: str, **context: object) -> str:
    """What a template says."""
    return engines["django"].from_string(source).render(context)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (999, "999"),
        (8000, "8,000"),
        (1234567, "1,234,567"),
        (-1200, "-1,200"),
        (Decimal("86400"), "86,400.00"),
        (Decimal("0.005"), "0.01"),
        (Decimal("2.344"), "2.34"),
        (None, "–"),
    ],
)
def test_number(value: int | Decimal | None, text: str) -> None:
    assert house.number(value) == text


@pytest.mark.parametrize(
    ("amount", "chinese", "english"),
    [
        (Decimal("86400"), "8.64万元", "86,400 yuan"),
        (Decimal("100000"), "10万元", "100,000 yuan"),
        (Decimal("10000"), "1万元", "10,000 yuan"),
        (Decimal("9999.5"), "9,999.5元", "9,999.5 yuan"),
        (Decimal("86450"), "8.65万元", "86,450 yuan"),
        (Decimal("120000000"), "1.2亿元", "120,000,000 yuan"),
        (0, "0元", "0 yuan"),
        (None, "–", "–"),
    ],
)
def test_wan(amount: Decimal | int | None, chinese: str, english: str) -> None:
    with translation.override("zh-hans"):
        assert house.wan(amount) == chinese
    with translation.override("en"):
        assert house.wan(amount) == english


@pytest.mark.parametrize(
    ("when", "chinese", "english"),
    [
        (date(2026, 6, 30), "2026年6月30日", "Jun 30, 2026"),
        (datetime(2026, 6, 30, 17, tzinfo=UTC), "2026年7月1日", "Jul 1, 2026"),
        ("2017-12-31", "2017年12月31日", "Dec 31, 2017"),
        ("2019-12", "2019年12月", "Dec 2019"),
        ("unknown", "日期不详", "date unknown"),
        ("", "–", "–"),
        (None, "–", "–"),
    ],
)
def test_dates(when: date | str | None, chinese: str, english: str) -> None:
    with translation.override("zh-hans"):
        assert house.cn_date(when) == chinese
    with translation.override("en"):
        assert house.cn_date(when) == english


@pytest.mark.parametrize(
    ("answer", "chinese", "english"),
    [
        (THREE, "3", "3"),
        (Figure(Status.VALUE, "person", value=0), "0", "0"),
        (Figure(Status.VALUE, "yuan", value=Decimal("500")), "500.00", "500.00"),
        (Figure(Status.VALUE, "yuan", value=500), "500.00", "500.00"),
        (Figure(Status.VALUE, "point", value=Decimal("12.50")), "12.5", "12.5"),
        (Figure(Status.VALUE, "yes_no", value=True), "是", "yes"),
        (Figure(Status.VALUE, "yes_no", value=False), "否", "no"),
        (Figure(Status.VALUE, "date", value=date(2026, 1, 2)), "2026年1月2日", "Jan 2, 2026"),
        (missing("person", NO_BUDGET), "缺数据", "missing"),
        (not_applicable("person", NO_BUDGET), "不适用", "not applicable"),
        (Verdict(True, NO_BUDGET), "是", "yes"),
        (Verdict(False, NO_BUDGET), "否", "no"),
    ],
)
def test_an_answer_in_one_word(answer: Figure | Verdict, chinese: str, english: str) -> None:
    with translation.override("zh-hans"):
        assert written.answer(answer) == chinese
        assert chinese in house.figure_value(answer)
    with translation.override("en"):
        assert written.answer(answer) == english


def test_what_is_not_known_is_a_badge_and_what_is_known_is_not() -> None:
    assert "tone-missing" in house.figure_value(missing("person", NO_BUDGET))
    assert "tone-na" in house.figure_value(not_applicable("person", NO_BUDGET))
    assert house.figure_value(THREE) == "3"


def test_a_sentence_follows_the_language_of_the_page() -> None:
    with translation.override("en"):
        assert rendered("{{ reason|said }}", reason=NO_BUDGET) == "no budget reply entered yet"
    with translation.override("zh-hans"):
        assert rendered("{{ reason|said }}", reason=NO_BUDGET) == "还没有录入经费批复"


def test_a_sentence_kept_as_a_pair_does_too() -> None:
    kept = {"zh": "还没有录入经费批复", "en": "no budget reply entered yet"}
    with translation.override("en"):
        assert rendered("{{ kept|said }}", kept=kept) == kept["en"]
    with translation.override("zh-hans"):
        assert rendered("{{ kept|said }}", kept=kept) == kept["zh"]


@pytest.mark.parametrize(
    ("number", "chinese", "english"),
    [(0, "0 名", "0 persons"), (1, "1 名", "1 person"), (2, "2 名", "2 persons"), (None, "–", "–")],
)
def test_a_unit_fits_its_number(number: int | None, chinese: str, english: str) -> None:
    with translation.override("zh-hans"):
        assert rendered('{{ number|with_unit:"person" }}', number=number) == chinese
    with translation.override("en"):
        assert rendered('{{ number|with_unit:"person" }}', number=number) == english


def test_the_operator_has_no_name_but_the_role() -> None:
    with translation.override("en"):
        assert rendered("{{ name|called }}", name=operator().name) == "operator at the command line"
        assert rendered("{{ name|called }}", name="王芳") == "王芳"


def test_a_door_is_a_link_that_says_what_it_opens() -> None:
    with translation.override("zh-hans"):
        link = house.door(THREE, "/basis/?a=1&b=2", label="须配")
    assert 'href="/basis/?a=1&amp;b=2"' in link
    assert 'class="door" data-basis' in link
    assert 'aria-label="须配 3 名，查看计算依据"' in link
    assert ">3</a>" in link


@pytest.mark.parametrize(
    ("present", "changes", "expected"),
    [
        ("?q=a&page=3", {"page": 4}, "?q=a&page=4"),
        ("?q=a&page=3", {"county": "510703"}, "?q=a&county=510703"),
        ("?q=a&county=510703", {"county": None}, "?q=a"),
        ("?q=a&county=510703", {"county": ""}, "?q=a"),
        ("", {"sort": "-workers"}, "?sort=-workers"),
        ("?q=%E4%B8%B0", {}, "?q=%E4%B8%B0"),
    ],
)
def test_query(present: str, changes: dict[str, object], expected: str) -> None:
    assert house.query(RequestFactory().get(f"/{present}"), **changes) == expected


@pytest.mark.parametrize(
    ("present", "default", "aria", "link"),
    [
        ("", "", "none", "?sort=workers"),
        ("?sort=workers", "", "ascending", "?sort=-workers"),
        ("?sort=-workers", "", "descending", "?sort=workers"),
        ("", "-workers", "descending", "?sort=workers"),
        ("?sort=name", "-workers", "none", "?sort=workers"),
    ],
)
def test_sort_header(present: str, default: str, aria: str, link: str) -> None:
    header = house.sort_header(RequestFactory().get(f"/{present}"), "workers", "职工", default=default)
    assert f'aria-sort="{aria}"' in header
    assert f'href="{link}"' in header


def test_the_pager_says_where_one_is_and_keeps_the_filters() -> None:
    page = Paginator(range(211), 20).page(2)
    with translation.override("zh-hans"):
        text = rendered("{% pager page request %}", page=page, request=RequestFactory().get("/?q=a&page=2"))
    assert "共 211 个，第 21–40 个" in text
    assert 'href="?q=a&amp;page=3"' in text


def test_a_refused_button_says_why_and_cannot_send() -> None:
    no = Verdict(False, NO_BUDGET, citations=(CLAUSE,))
    with translation.override("zh-hans"):
        button = rendered("{% verdict_button verdict '上报' href='/send/' %}", verdict=no)
    assert 'aria-disabled="true"' in button
    assert 'type="button"' in button
    assert "还没有录入经费批复" in button
    assert "绵工发〔2017〕52号 · 三、目标任务" in button
    assert "/send/" not in button


def test_an_allowed_button_links_or_sends() -> None:
    yes = Verdict(True, NO_BUDGET)
    assert 'href="/send/"' in rendered("{% verdict_button yes '上报' href='/send/' %}", yes=yes)
    assert 'type="submit"' in rendered("{% verdict_button yes '上报' name='act' value='go' %}", yes=yes)


def test_the_basis_shows_a_refusal_as_well_as_a_number() -> None:
    source = '{% include "site/_figure.html" %}'
    with translation.override("zh-hans"):
        number = rendered(source, figure=THREE, title="3 名")
        refusal = rendered(source, figure=Verdict(False, NO_BUDGET, citations=(CLAUSE,)))
        unknown = rendered(source, figure=missing("person", NO_BUDGET))
    assert "计算依据：3 名" in number
    assert "2017年12月31日起" in refusal
    assert "缺数据" in unknown
    assert "还没有录入经费批复" in unknown


def test_what_people_typed_stays_text() -> None:
    assert "<script>" not in house.sort_header(RequestFactory().get("/"), "name", "<script>")
    assert "&lt;script&gt;" in rendered("{{ value|said }}", value="<script>")
