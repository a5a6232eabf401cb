"""What the spellings of one union's name, or of one county's, have in common."""

from __future__ import annotations

import re
from functools import lru_cache

from niangjia.kernel.sheets.cells import squeezed
from niangjia.organisations.types import UnitKind

_ENDING = re.compile(r"(?:总工会|工会工作委员会|工会委员会|工会)$")
_FEDERATED = re.compile(r"(?<=行业|区域)(?:工会联合会|联合工会|联合会)$")
_OFFICE = re.compile(r"(?<=街道)(?:办事处|办)$")
_PUNCTUATION = re.compile(r"[()（）\[\]·.,、“”\"'\-—]+")
_ABOVE_COUNTY = re.compile(r"(?:.{2,10}(?:省|自治区))?(?:.{2,10}(?:市|州|盟|地区))?")
_IN_PREFECTURE = re.compile(r"^.*[省市州盟](?=.{2,}[县区市旗]$)")
_NATIONALITY = (
    "(?:各|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|土|达斡尔"
    "|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|柯尔克孜)族"
)
_COUNTY_SUFFIX = re.compile(rf"(?:(?:{_NATIONALITY})+自治[县旗]|[县区市旗]|林区|特区)$")
_ONLY_A_SUFFIX = re.compile(rf"(?:{_NATIONALITY})?(?:街道|[乡镇村]|社区|园区|开发区|行业|区域)?")
_NATIONALITIES_OF_TOWNSHIP = re.compile(rf"(?:{_NATIONALITY})+(?=乡$)")
_LOOSE = (
    # Certain only where one unit answers to it: a township has one union, whatever its form is called.
    (re.compile(r"(?<=[乡镇道区村])(?:工会联合会|联合工会|联合会)$"), ""),
    (re.compile(r"经济技术开发区|经济开发区|经济技术园区"), "经开区"),
    (re.compile(r"高新技术产业开发区|高新技术产业园区|高新技术开发区|高新技术产业区"), "高新区"),
    (re.compile(r"(?<=社区)(?:居民委员会|居委会|党群服务中心)$|(?<=村)(?:村民委员会|委会)$"), ""),
    (re.compile(r"有限责任公司|股份有限公司|有限公司"), "公司"),
    (re.compile(r"街道(?:办事处|办)"), "街道"),
    (re.compile(r"(?<=[乡镇])(?:人民政府|政府)$"), ""),
)

# Order matters: the longest ending that tells the kind comes first.
_KINDS_BY_ENDING = (
    (re.compile(r"行业$"), UnitKind.INDUSTRY_FEDERATION),
    (re.compile(r"区域$"), UnitKind.AREA_FEDERATION),
    (re.compile(r"街道(?:办事处|办)?$"), UnitKind.SUBDISTRICT),
    (re.compile(r"[乡镇]$"), UnitKind.TOWNSHIP),
    (re.compile(r"(?:园区|开发区|集中区|集中发展区|经开区|高新区)$"), UnitKind.ZONE),
    (re.compile(r"(?:社区|村)$"), UnitKind.COMMUNITY),
    (re.compile(r"(?:公司|厂|集团|医院|学校|中学|小学)$"), UnitKind.ENTERPRISE),
)


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """What spellings of one union's name have in common: 丰谷镇总工会, 丰谷镇 工会 → 丰谷镇.

    The kind stays in it: 丰谷镇 and 丰谷街道 are two unions.
    """
    plain = _PUNCTUATION.sub("", squeezed(name))
    if _FEDERATED.search(plain):
        return _FEDERATED.sub("", plain)
    return _OFFICE.sub("", _ENDING.sub("", plain)) or plain


def loose_key(name: str) -> str:
    """What looser spellings have in common: 东山彝族乡工会联合会 → 东山乡, 经济技术开发区 → 经开区."""
    key = name_key(name)
    for spelling, usual in _LOOSE:
        key = spelling.sub(usual, key)
    return _NATIONALITIES_OF_TOWNSHIP.sub("", key)


@lru_cache(maxsize=4096)
def county_key(name: str) -> str:
    """What spellings of one county have in common: 绵阳市涪城区 → 涪城, 北川羌族自治县 → 北川."""
    return _county_spellings(name)[-1]


@lru_cache(maxsize=4096)
def _county_spellings(name: str) -> tuple[str, ...]:
    """As written, without the prefecture, and without 区 or 县: each may stand before a name."""
    written = name_key(name)
    own = _IN_PREFECTURE.sub("", written)
    short = _COUNTY_SUFFIX.sub("", own)
    return written, own, short if len(short) >= 2 else own


def kind_of_name(name: str) -> UnitKind | None:
    """The kind a name tells by its ending, if it tells one."""
    key = name_key(name)
    return next((kind for ending, kind in _KINDS_BY_ENDING if ending.search(key)), None)


def without_county(key: str, county: str) -> str:
    """`key` without the county in front, and what is above it; unchanged when no name would remain."""
    for prefix in _county_spellings(county) if county else ():
        before, found, after = key.partition(prefix)
        if found and _ABOVE_COUNTY.fullmatch(before):
            return key if _ONLY_A_SUFFIX.fullmatch(after) else after
    return key
