"""Names of unions: what is an alias, what is another union, and what must be asked back."""

from __future__ import annotations

import pytest

from niangjia.kernel.sheets import Match, NoMatch, Repair
from niangjia.organisations.naming import UnitLookup, county_key, kind_of_name, name_key, without_county
from niangjia.organisations.types import UnitKind

UNITS = (
    ("丰谷镇总工会", "涪城区"),
    ("丰谷街道总工会", "涪城区"),
    ("涪城区快递行业工会联合会", "涪城区"),
    ("涪城区现代物流园区工会", "涪城区"),
    ("永安镇总工会", "北川羌族自治县"),
    ("永安镇总工会", "三台县"),
    ("北川羌族自治县经济技术开发区工会", "北川羌族自治县"),
    ("三台县快递行业工会联合会", "三台县"),
    ("江油关镇总工会", "平武县"),
    ("锁江羌族乡总工会", "平武县"),
    ("平武县总工会", "平武县"),
)
FORMER = (("丰谷镇总工会", "涪城区", "石塘镇总工会"), ("永安镇总工会", "三台县", "永新镇总工会"))
LOOKUP = UnitLookup(
    ((f"{county}/{name}", name, county, county) for name, county in UNITS),
    former=((f"{county}/{name}", old, county, county) for name, county, old in FORMER),
)


@pytest.mark.parametrize(
    ("written", "county", "found"),
    [
        ("丰谷镇总工会", "涪城区", "涪城区/丰谷镇总工会"),
        ("丰谷镇工会", "涪城区", "涪城区/丰谷镇总工会"),
        ("丰谷镇工会委员会", "涪城区", "涪城区/丰谷镇总工会"),
        ("丰谷镇", "涪城区", "涪城区/丰谷镇总工会"),
        ("丰谷 镇　总工会", "涪城区", "涪城区/丰谷镇总工会"),
        ("涪城区丰谷镇总工会", "涪城区", "涪城区/丰谷镇总工会"),
        ("绵阳市涪城区丰谷镇总工会", "涪城区", "涪城区/丰谷镇总工会"),
        ("四川省绵阳市涪城区丰谷镇总工会", "", "涪城区/丰谷镇总工会"),
        ("丰谷镇总工会", "绵阳市涪城区", "涪城区/丰谷镇总工会"),
        ("丰谷镇总工会", "涪城", "涪城区/丰谷镇总工会"),
        ("丰谷镇总工会", "", "涪城区/丰谷镇总工会"),
        ("丰谷街道工会", "涪城区", "涪城区/丰谷街道总工会"),
        ("丰谷街道办事处工会", "涪城区", "涪城区/丰谷街道总工会"),
        ("快递行业工会", "涪城区", "涪城区/涪城区快递行业工会联合会"),
        ("快递行业联合工会", "三台县", "三台县/三台县快递行业工会联合会"),
        ("涪城区快递行业工会联合会", "", "涪城区/涪城区快递行业工会联合会"),
        ("经济技术开发区工会", "北川", "北川羌族自治县/北川羌族自治县经济技术开发区工会"),
        ("永安镇总工会", "三台县", "三台县/永安镇总工会"),
        ("三台县永安镇工会", "", "三台县/永安镇总工会"),
        ("北川羌族自治县永安镇总工会", "北川", "北川羌族自治县/永安镇总工会"),
        ("丰谷镇工会联合会", "涪城区", "涪城区/丰谷镇总工会"),
        ("经开区工会", "北川", "北川羌族自治县/北川羌族自治县经济技术开发区工会"),
        ("锁江乡工会", "平武县", "平武县/锁江羌族乡总工会"),
        ("丰谷街道办工会", "涪城区", "涪城区/丰谷街道总工会"),
        ("县总工会", "平武县", "平武县/平武县总工会"),
        ("县总", "平武", "平武县/平武县总工会"),
        ("石塘镇总工会", "涪城区", "涪城区/丰谷镇总工会"),
        ("永新镇工会", "", "三台县/永安镇总工会"),
    ],
)
def test_an_alias_finds_its_union(written: str, county: str, found: str) -> None:
    answer = LOOKUP.find(written, county)
    assert isinstance(answer, Match)
    assert answer.key == found


@pytest.mark.parametrize(
    ("written", "county", "code"),
    [
        ("丰谷乡总工会", "涪城区", "unknown unit"),
        ("丰谷总工会", "涪城区", "unknown unit"),
        ("丰谷镇总工会", "三台县", "unknown unit"),
        ("涪城区丰谷镇总工会", "三台县", "unknown unit"),
        ("丰谷镇总工会", "青羊区", "unknown unit"),
        ("江油关镇总工会", "江油市", "unknown unit"),
        ("镇总工会", "涪城区", "unknown unit"),
        ("工会", "涪城区", "unknown unit"),
        ("市总工会机关服务中心（待定）", "涪城区", "unknown unit"),
        ("区总工会", "平武县", "unknown unit"),
        ("县总工会", "", "unknown unit"),
        ("石塘镇总工会", "三台县", "unknown unit"),
        ("永安镇总工会", "", "ambiguous unit"),
        ("快递行业工会联合会", "", "ambiguous unit"),
    ],
)
def test_what_is_not_certain_is_asked_back(written: str, county: str, code: str) -> None:
    answer = LOOKUP.find(written, county)
    assert isinstance(answer, NoMatch)
    assert answer.code == code


def test_the_nearest_names_are_told_those_of_the_county_first() -> None:
    answer = LOOKUP.find("丰谷乡总工会", "涪城区")
    assert isinstance(answer, NoMatch)
    assert answer.nearest[0] == "丰谷镇总工会（涪城区）"
    assert "丰谷镇总工会（涪城区）" in answer.message.zh


def test_a_former_name_says_that_it_is_one() -> None:
    renamed, alias = LOOKUP.find("石塘镇总工会", "涪城区"), LOOKUP.find("丰谷镇工会", "涪城区")
    assert isinstance(renamed, Match)
    assert isinstance(alias, Match)
    assert (renamed.by, alias.by) == (Repair.RENAMED, Repair.ALIAS)


def test_a_present_name_comes_before_a_former_one() -> None:
    lookup = UnitLookup(
        [(1, "丰谷镇总工会", "涪城区", "1"), (2, "石塘镇总工会", "涪城区", "1")],
        former=[(1, "石塘镇总工会", "涪城区", "1")],
    )
    answer = lookup.find("石塘镇总工会")
    assert isinstance(answer, Match)
    assert answer.key == 2


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("涪城区", "涪城区"),
        ("涪城", "涪城区"),
        ("涪城区（12人）", "涪城区"),
        ("一、涪城区", "涪城区"),
        ("（二）三台县", "三台县"),
        ("3.北川", "北川羌族自治县"),
        ("绵阳市涪城区社会化工会工作者花名册（2026年）", "涪城区"),
        ("2026年涪城区名册", "涪城区"),
        ("填报单位：三台县总工会", "三台县"),
        ("绵阳市社会化工会工作者花名册", None),
        ("涪城区、三台县", None),
        ("Sheet1", None),
        ("江油市", None),
        ("新涪城区", None),
    ],
)
def test_the_county_that_a_title_speaks_of(text: str, county: str | None) -> None:
    assert LOOKUP.area_in(text) == county


def test_an_ambiguous_name_tells_every_place() -> None:
    answer = LOOKUP.find("永安镇工会")
    assert isinstance(answer, NoMatch)
    assert answer.nearest == ("永安镇总工会（三台县）", "永安镇总工会（北川羌族自治县）")


def test_two_counties_of_one_name_are_told_apart_by_their_key() -> None:
    lookup = UnitLookup(
        [(1, "华大街道总工会", "鼓楼区", "320106"), (2, "华大街道总工会", "鼓楼区", "350102")]
    )
    answer = lookup.find("华大街道总工会", "鼓楼区")
    assert isinstance(answer, NoMatch)
    assert answer.code == "ambiguous unit"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("丰谷镇总工会", "丰谷镇"),
        ("工会", "工会"),
        ("经开区（北）工会", "经开区北"),
        ("涪城区医养行业工会联合会", "涪城区医养行业"),
        ("城东区域工会联合会", "城东区域"),
        ("丰谷镇工会联合会", "丰谷镇工会联合会"),
    ],
)
def test_the_key_keeps_what_tells_unions_apart(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("涪城区", "涪城"),
        ("绵阳市涪城区", "涪城"),
        ("涪城区总工会", "涪城"),
        ("北川羌族自治县", "北川"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江"),
        ("滁州市南谯区", "南谯"),
        ("城区", "城区"),
        ("东乡族自治县", "东乡族自治县"),
        ("江油市", "江油"),
        ("", ""),
    ],
)
def test_spellings_of_a_county(name: str, key: str) -> None:
    assert county_key(name) == key


def test_a_county_is_only_taken_off_where_a_name_remains() -> None:
    assert without_county("涪城区丰谷镇", "涪城区") == "丰谷镇"
    assert without_county("城区街道", "城区") == "城区街道"
    assert without_county("丰谷镇涪城区分部", "涪城区") == "丰谷镇涪城区分部"
    assert without_county("丰谷镇", "") == "丰谷镇"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("丰谷镇总工会", UnitKind.TOWNSHIP),
        ("东山彝族乡总工会", UnitKind.TOWNSHIP),
        ("城厢街道总工会", UnitKind.SUBDISTRICT),
        ("江油市工业集中发展区工会", UnitKind.ZONE),
        ("涪城区快递行业工会联合会", UnitKind.INDUSTRY_FEDERATION),
        ("城东区域工会联合会", UnitKind.AREA_FEDERATION),
        ("城东社区工会", UnitKind.COMMUNITY),
        ("长虹集团工会", UnitKind.ENTERPRISE),
        ("涪城区总工会", None),
    ],
)
def test_a_kind_told_by_the_ending(name: str, kind: UnitKind | None) -> None:
    assert kind_of_name(name) is kind
