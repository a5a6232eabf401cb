"""Papers as an office would write them; the organs are real, the figures made up, nobody is named."""

from __future__ import annotations

from datetime import date

from niangjia.kernel.official.types import (
    Align,
    Attachment,
    Blank,
    Column,
    Contact,
    Head,
    Kind,
    OfficialPaper,
    Para,
    Table,
)
from niangjia.kernel.official.writing import document_number

COUNTY, PREFECTURE = "三台县总工会", "绵阳市总工会"
UNITS = ("潼川镇", "塔山镇", "龙树镇", "石安镇", "富顺镇", "三元镇", "秋林镇", "新德镇", "新生镇", "鲁班镇")


def quotas(rows: int = 20) -> Table:
    """A wide table: two heads in groups, numbers, one blank."""
    counts = tuple(Column(title, Align.RIGHT, 0.8, "核定名额（名）") for title in ("须配", "可增配", "合计"))
    return Table(
        columns=(
            Column("序号", Align.CENTRE, 0.6),
            Column("单位", width=2.6),
            Column("类型", Align.CENTRE),
            Column("职工人数（人）", Align.RIGHT, 1.2),
            *counts,
            Column("经费保障（名）", Align.RIGHT, 1.1),
            Column("已配（名）", Align.RIGHT),
            Column("缺额（名）", Align.RIGHT),
            Column("备注", width=1.4),
        ),
        rows=tuple(
            (at, f"{UNITS[at % 10]}总工会", "乡镇", 1200 + at * 37, 1, at % 2, 1 + at % 2, 1, at % 3, 1, "")
            for at in range(1, rows + 1)
        ),
        total=("", "合计", "", 31_420, rows, rows // 2, rows + rows // 2, rows, 18, rows, None),
        caption="",
        unit="单位：人、名",
        note="注：职工人数截至2026年6月30日。",
    )


def request() -> OfficialPaper:
    return OfficialPaper(
        kind=Kind.REQUEST,
        organ=COUNTY,
        number=document_number("三工", 2026, 12),
        title="三台县总工会关于审批三台县2026年度社会化工会工作者配备计划的请示",
        recipients=(PREFECTURE,),
        body=(
            Para(
                "根据《绵阳市总工会关于进一步加强社会化工会工作者队伍建设的实施意见》（绵工发〔2017〕52号）"
                "有关规定，结合我县工会组织和职工人数实际，我会编制了三台县2026年度社会化工会工作者配备计划，"
                "现将有关情况报告如下。"
            ),
            Head(1, "基本情况"),
            Para(
                "截至2026年6月30日，全县应配备单位63个，职工31420人，须配63名，可增配31名；"
                "现有经费保障63名，已配备45名，缺额18名。"
            ),
            Head(1, "配备计划"),
            Head(2, "配备名额"),
            Para(("2026年度计划新增配备18名，由", Blank("招聘方式"), "招聘，于年底前到岗。")),
            Head(2, "经费保障"),
            Head(3, "经费来源"),
            Para("按市、县两级分担，全年需经费155.52万元，其中市级补助62.21万元，县级保障93.31万元。"),
            Head(4, "人员经费"),
            Para("按每人每年8.64万元测算，不低于当地最低工资标准。"),
            Para("妥否，请批示。"),
        ),
        attachments=(
            Attachment("三台县2026年度社会化工会工作者配备计划表", (quotas(),), landscape=True),
            Attachment(
                "三台县2026年度社会化工会工作者经费测算说明及各乡镇总工会分担情况一览",
                (Para("按照批准的名额和标准测算，分担比例见下表。"), shares()),
            ),
        ),
        dated=date(2026, 6, 30),
        contact=Contact(name=None, phone="0816-0000000"),
        printed_by="三台县总工会办公室",
        printed_on=date(2026, 7, 1),
    )


def shares() -> Table:
    return Table(
        columns=(
            Column("级次", width=1.2),
            Column("名额（名）", Align.RIGHT),
            Column("月数（月）", Align.RIGHT),
            Column("金额（万元）", Align.RIGHT, 1.2),
        ),
        rows=(("市级", 18, 12, "62.21"), ("县级", 18, 12, "93.31")),
        total=("合计", 18, 12, "155.52"),
        caption="经费分担表",
    )


def reply() -> OfficialPaper:
    return OfficialPaper(
        kind=Kind.REPLY,
        organ=PREFECTURE,
        number=document_number("绵工复", 2026, 7),
        title="绵阳市总工会关于三台县2026年度社会化工会工作者配备计划的批复",
        recipients=(COUNTY,),
        body=(
            Para(
                "你会《关于审批三台县2026年度社会化工会工作者配备计划的请示》（三工〔2026〕12号）收悉。经研究，现批复如下。"
            ),
            Para("一、原则同意你会报送的2026年度社会化工会工作者配备计划，核定名额81名。"),
            Para("二、所需经费按市、县两级分担办法落实，专款专用。"),
            Para("此复。"),
        ),
        dated=date(2026, 7, 15),
        copies_to=(
            "中共三台县委",
            "三台县人民政府",
            "三台县财政局",
            "三台县人力资源和社会保障局",
            "各乡镇总工会",
        ),
        printed_by="绵阳市总工会办公室",
        printed_on=date(2026, 7, 15),
    )


def plan() -> OfficialPaper:
    return OfficialPaper(
        kind=Kind.PLAN,
        organ=PREFECTURE,
        title="绵阳市2026年度社会化工会工作者配备计划",
        recipients=("各县（市、区）总工会", "各园区工会"),
        body=(
            Head(1, "总体要求"),
            Para("按照职工人数核定名额，先保障须配，再安排可增配。" * 12),
            Head(1, "各县（市、区）名额"),
            shares(),
            Head(1, "有关要求"),
            Para("各地要严格程序，公开招聘，择优聘用。\n聘用、管理、经费使用情况每年自查一次。"),
        ),
        attachments=(Attachment("绵阳市2026年度配备计划明细表", (quotas(60),)),),
        copy_number=12,
        secrecy="内部★1年",
        urgency="加急",
    )


def circular() -> OfficialPaper:
    return OfficialPaper(
        kind=Kind.CIRCULAR,
        organ=PREFECTURE,
        number=document_number("绵工办", 2026, 3),
        title="绵阳市总工会关于2026年上半年社会化工会工作者聘用、管理和经费使用情况检查结果的通报",
        recipients=("各县（市、区）总工会",),
        body=(
            Para("现将检查结果通报如下。"),
            Para("各地总体情况较好，对照标准逐项整改，巩固成效。" * 30),
            Para("特此通报。"),
        ),
        dated=date(2026, 8, 3),
        printed_by="绵阳市总工会办公室",
        printed_on=date(2026, 8, 4),
    )


EACH = {"request": request, "reply": reply, "plan": plan, "circular": circular}
