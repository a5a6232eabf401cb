"""The list of units (乡镇、街道、园区、行业工会职工人数统计表): template, import and export."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import cache

from niangjia.kernel import divisions
from niangjia.kernel.sheets import Book, Column, Meaning, Reading, RowInReading, Sheet, read
from niangjia.kernel.sheets.kinds import Choice, Day, Name, Phones, Text, Title, WholeNumber
from niangjia.kernel.sheets.together import Groups, together
from niangjia.kernel.wording import Wording
from niangjia.organisations.naming import Areas, county_key, kind_of_name, name_key, without_county
from niangjia.organisations.types import UnitKind, UnitRow

NOTHING = frozenset(("无", "暂无", "空"))

UNITS = Sheet(
    "units",
    Wording("单位及职工人数", "units and their workers"),
    (
        Column(
            "name",
            Wording("单位名称", "unit"),
            Title(),
            ("工会名称", "名称", "单位", "基层工会名称", "工会组织名称", "组织名称"),
            required=True,
        ),
        Column(
            "county",
            Wording("所在县（市、区）", "county"),
            Title(),
            (
                "所在县市区",
                "所属县（市、区）",
                "所属县市区",
                "县（市、区）",
                "县市区",
                "区县",
                "县区",
                "所在区县",
                "县",
                "所属区县",
                "所属县",
                "所在县",
                "县市",
                "属地",
            ),
            repeats=True,
            place=True,
        ),
        Column(
            "kind",
            Wording("类型", "kind"),
            Choice(UnitKind),
            ("单位类型", "类别", "单位类别", "工会类型", "性质", "组织类型", "工会类别"),
            repeats=True,
        ),
        Column(
            "workers",
            Wording("职工人数", "workers"),
            WholeNumber(),
            (
                "职工数",
                "职工总数",
                "职工总人数",
                "职工",
                "人数职工",
                "人数职工数",
                "人数职工人数",
                "从业人员数",
                "从业人数",
                "在职职工",
                "在职职工数",
                "在职职工人数",
            ),
        ),
        Column(
            "members",
            Wording("会员人数", "members"),
            WholeNumber(),
            (
                "会员数",
                "工会会员数",
                "工会会员人数",
                "会员",
                "人数会员",
                "人数会员数",
                "人数会员人数",
                "会员总数",
                "工会会员",
                "会员总人数",
            ),
        ),
        Column(
            "founded_date",
            Wording("建会时间", "founded"),
            Day(),
            ("建会日期", "成立时间", "成立日期", "建会年月日", "工会成立时间"),
            blanks=NOTHING,
        ),
        Column(
            "contact_name", Wording("联系人", "contact"), Name(), ("联系人姓名", "工会联系人"), blanks=NOTHING
        ),
        Column(
            "contact_phone",
            Wording("联系电话", "phone"),
            Phones(),
            ("电话", "联系方式", "手机", "手机号", "手机号码", "联系人电话"),
            blanks=NOTHING,
        ),
        Column("remark", Wording("备注", "remark"), Text(), ("说明",)),
    ),
)


def read_units(
    book: Book,
    *,
    headings: Mapping[str, str | None] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Reading[UnitRow]:
    """The units in `book`; raises `SheetError` when it holds no list of units.

    `headings` and `progress` are those of `niangjia.kernel.sheets.read`.
    """
    return read(book, UNITS, MEANING, headings=headings, progress=progress)


@cache
def _counties() -> Areas:
    return Areas(one.name for one in divisions.all() if one.level is divisions.Level.COUNTY)


def county_told(text: str) -> str | None:
    """The county that a sheet's name or a title speaks of, by the table of divisions."""
    return _counties().told_in(text)


def unit_of(row: RowInReading) -> UnitRow | None:
    """What a row says of a unit. A kind left blank is taken from the name where its ending tells it."""
    name: str | None = row["name"]
    kind: UnitKind | None = row["kind"]
    if name and kind is None and not row.has_problem("kind"):
        kind = kind_of_name(name)
        if kind is None:
            row.refuse(
                "kind",
                "missing",
                Wording("缺少类型，名称也看不出类型", "the kind is missing and the name does not tell it"),
            )
    if not name or kind is None:
        return None
    _compare(row, kind)
    phone, *others = row["contact_phone"] or ("",)
    said = (row["remark"], f"其他电话：{'、'.join(others)}" if others else "")
    return UnitRow(
        name=name,
        county=row["county"] or "",
        kind=kind,
        workers=row["workers"],
        members=row["members"],
        founded_date=row["founded_date"],
        contact_name=row["contact_name"] or "",
        contact_phone=phone,
        remark="；".join(part for part in said if part),
    )


def _compare(row: RowInReading, kind: UnitKind) -> None:
    workers, members = row["workers"], row["members"]
    if workers is not None and members is not None and members > workers:
        row.warn(
            f"会员人数{members}多于职工人数{workers}", f"more members ({members}) than workers ({workers})"
        )
    told = kind_of_name(row["name"])
    if told is not None and told.rank == kind.rank and told is not kind:
        row.warn(
            f"类型写的是{kind.label.zh}，名称像是{told.label.zh}",
            f"the kind says {kind.label.en}, the name {told.label.en}",
        )


def _identity(unit: UnitRow) -> Hashable:
    return county_key(unit.county), without_county(name_key(unit.name), unit.county)


TOLD_TOGETHER: Groups = (
    {"kind": None},
    *({name: None} for name in ("workers", "members", "founded_date")),
    {"contact_name": "", "contact_phone": ""},
    {"remark": ""},
)
"""Name and county may be spelled in two ways; the kind always stands."""

MEANING = Meaning(
    of=unit_of,
    identity=_identity,
    about="name",
    contradiction="same unit, different facts",
    contradicted=Wording("同一单位出现两次，内容不同", "the same unit stands twice with other facts"),
    together=lambda one, other: together(one, other, TOLD_TOGETHER),
    tells_place=county_told,
)
