"""The words of every field of every kind of provision; a test walks the schema for gaps."""

from __future__ import annotations

from niangjia.authoring.shapes.shape import Label
from niangjia.kernel.wording import Wording


def _of(zh: str, en: str, help_zh: str = "", help_en: str = "", unit: tuple[str, str] | None = None) -> Label:
    return Label(
        Wording(zh, en),
        Wording(help_zh, help_en) if help_zh else None,
        Wording(*unit) if unit else None,
    )


PERSONS, WORKERS, YUAN = ("名", "posts"), ("人", "workers"), ("元", "yuan")
MONTHS, WEEKS, POINTS, PERCENT = ("个月", "months"), ("周", "weeks"), ("分", "points"), ("%", "%")
FACT = "从名称里选，如“职工人数”；没有的可以自己起名"
FACT_EN = "choose a name such as “number of workers”; where there is none, give one"
KNOWN_FACT, KNOWN_FACT_EN = "从列出的名称里选", "choose one of the names listed"

LABELS: dict[tuple[str, str], Label] = {
    ("Words", "zh"): _of("中文", "in Chinese"),
    ("Words", "en"): _of("英文（可不填）", "in English (may stay empty)"),
    ("Modal", "word"): _of(
        "情态词",
        "modal word",
        "照原文选：须、可、要……力度由这个词定",
        "as the text has it; the force follows from it",
    ),
    ("Setting", "default"): _of("默认读法", "taken by default"),
    ("Setting", "readings"): _of("各种读法", "the readings"),
    ("Provision", "id"): _of(
        "事项",
        "topic",
        "选一个已有的事项，平台才会用它计算；没有的可写作“类别.名称”的小写英文",
        "choose a topic that is there, or the platform cannot use it; a new one is written subject.name",
    ),
    ("Provision", "clause"): _of(
        "第几条", "clause", "照文件的层次写，如“三、（二）”", "as the document counts its clauses"
    ),
    ("Provision", "quote"): _of(
        "原文", "quotation", "照抄这一条最要紧的原话，至多200字", "word for word, at most 200 characters"
    ),
    ("Provision", "unit"): _of("结果按什么计", "counted in"),
    ("Provision", "applies_to"): _of(
        "对哪几类单位",
        "kinds of unit",
        "文件写明的才选；一类都不选，就是对所有单位",
        "those the document names; none: every kind",
    ),
    ("Provision", "settings"): _of(
        "原文可以有两种读法的地方",
        "where the text can be read two ways",
        "读法不是原文；计算按默认读法，计算依据里同时写明另一种",
        "a reading is not the text; the default is used, and the basis shows what the other gives",
    ),
    ("Provision", "replaces"): _of(
        "代替哪一条",
        "takes the place of",
        "旧的一条到新规定施行的前一天为止",
        "the older one ends on the eve of this one",
    ),
    ("Provision", "derogates"): _of("变通上级规定", "departs from a higher must"),
    ("Provision", "note"): _of(
        "说明", "note", "按什么读、有什么不明，写给后来的人看", "how it was read, what is unclear"
    ),
    ("Provision", "values"): _of(
        "内容", "what it says", "数字改了不要改旧的：给旧的写上截止日期，再加一段", "close the old, add a new"
    ),
    ("Derogation", "provision"): _of("变通哪一条", "which one"),
    ("Derogation", "ground"): _of(
        "依据", "the ground", "凭什么可以低于上级的“须”", "what permits to ask less"
    ),
    ("Terms", "from"): _of(
        "自何日起", "from", "如2026-01-01；只知道月份写2026-01", "2026-01-01, or 2026-01 without the day"
    ),
    ("Terms", "to"): _of("至何日止", "to", "没有就不填", "empty where none is told"),
    ("AmountPerPeriodTerms", "amount"): _of("每人每期金额", "amount per person and period", unit=YUAN),
    ("AmountPerPeriodTerms", "months"): _of(
        "一期几个月", "months of a period", "一年填12", "12: a year", MONTHS
    ),
    ("CadenceTerms", "rhythms"): _of("各项工作和周期", "what comes round, and how often"),
    ("Rhythm", "zh"): _of("工作", "what is done", "如“调度”", "a word or two"),
    ("Rhythm", "en"): _of("英文（可不填）", "in English (may stay empty)"),
    ("Rhythm", "weeks"): _of("每几周", "every … weeks", "周和月只填一个", "weeks or months, not both", WEEKS),
    ("Rhythm", "months"): _of("或每几个月", "or every … months", unit=MONTHS),
    ("ConditionsTerms", "conditions"): _of("各项条件", "the conditions", "全部符合才算符合", "all must hold"),
    ("ConditionsTerms", "exception"): _of(
        "例外理由记在",
        "reasons are kept in",
        "“一般”的条件可凭记下的理由例外",
        "a recorded reason sets an “as a rule” aside",
    ),
    ("Condition", "fact"): _of("看哪个事实", "which fact", FACT, FACT_EN),
    ("Condition", "zh"): _of("条件怎么写", "the condition in words", "如“一般应成立满2年”", "in Chinese"),
    ("Condition", "en"): _of("英文（可不填）", "in English (may stay empty)"),
    ("Condition", "at_least"): _of("不少于", "at least", "三项只填一项", "fill in one of the three"),
    ("Condition", "at_most"): _of("或不超过", "or at most"),
    ("Condition", "is_true"): _of("或须为“是”", "or must be true"),
    ("FillingTerms", "forms"): _of(
        "哪些用工形式计入已配",
        "which forms of employment fill a post",
        "一种都不选，就是只计服务项目、不计人",
        "none: projects are counted, not persons",
    ),
    ("FillingTerms", "full_time"): _of("只计专职", "full-time only"),
    ("FloorTerms", "fact"): _of("哪个数受下限约束", "which amount has a floor", KNOWN_FACT, KNOWN_FACT_EN),
    ("FloorTerms", "counted"): _of("这个数按什么计", "counted in"),
    ("FloorTerms", "strict"): _of("须高于，等于不算", "above: equal is not enough"),
    ("FloorTerms", "bound"): _of("下限怎么算", "how the floor is made up"),
    ("FloorTerms.bound", "key"): _of("叫法", "name", "如“只计薪酬”", "a word or two"),
    ("FloorTerms.bound", "value"): _of(
        "算式",
        "sum",
        "写事实的名称、整数、＋、－、×和括号，如：月薪酬标准（每人） × 人数 × 月数",
        "names of facts, whole numbers, + - × and brackets",
    ),
    ("FloorTerms", "needs"): _of(
        "为0就不发生此问题的事实",
        "facts that must not be 0",
        "一行一个，可不填",
        "one a line; may stay empty",
    ),
    ("GuidanceTerms", "says"): _of("这条要求什么", "what it asks for", "一句话；没有数字", "in one sentence"),
    ("HeadcountTerms", "threshold"): _of(
        "多少职工为界", "threshold", "如“2000人以下……2000人以上……”填2000", "2000 in “up to 2,000 …”", WORKERS
    ),
    ("HeadcountTerms", "base"): _of("界线以下（含本数）", "up to the threshold"),
    ("HeadcountTerms", "step"): _of("界线以上", "above the threshold"),
    ("Base", "count"): _of("配几名", "posts", unit=PERSONS),
    ("Increment", "every"): _of("每多少人", "for each … workers", unit=WORKERS),
    ("Increment", "add"): _of("增几名", "more posts", unit=PERSONS),
    ("Increment", "of"): _of("按什么数计", "counted on"),
    ("Increment", "rounding"): _of("零头怎么算", "a begun step"),
    ("Increment", "in_place_of_base"): _of("代替界线以下的基数，不另加", "in place of the base, not on top"),
    ("Increment", "at_least"): _of(
        "至少", "at least", "只在代替基数时填", "only in place of the base", PERSONS
    ),
    ("Level", "zh"): _of("级别", "level", "如“市级”", "a word or two"),
    ("Level", "en"): _of("英文（可不填）", "in English (may stay empty)"),
    ("Level", "amount"): _of("补助", "amount", unit=YUAN),
    ("HighestOfTerms", "levels"): _of("各级补助", "amount of each level"),
    ("HighestOfTerms", "project"): _of("补助什么", "what is subsidised"),
    ("Quantity", "at_least"): _of("不少于", "at least"),
    ("Quantity", "unit"): _of("按什么计", "counted in"),
    ("Quantity", "fact"): _of("看哪个事实", "which fact", FACT, FACT_EN),
    ("MinimumQuantityTerms", "worded"): _of(
        "原文怎么说", "as the text words it", "如“不少于1周”", "in brief"
    ),
    ("MinimumQuantityTerms", "every_years"): _of("每几年", "every … years", unit=("年", "years")),
    ("MinimumQuantityTerms", "quantity"): _of(
        "折算成多少", "what it comes to", "可以有几种折算，各起一个名", "may be read several ways, each named"
    ),
    ("MinimumQuantityTerms.quantity", "key"): _of("叫法", "name", "如“按工作日”", "a word or two"),
    ("RubricTerms", "total"): _of("满分", "total", "通常100", "100 as a rule", POINTS),
    ("RubricTerms", "parts"): _of("分几个部分", "parts of the score"),
    ("RubricTerms", "rows"): _of("评分项目", "rows of the standard"),
    ("Row", "id"): _of("代号", "key"),
    ("Row", "zh"): _of("项目", "row"),
    ("Row", "en"): _of("英文（可不填）", "in English (may stay empty)"),
    ("Row", "points"): _of("满分", "points", unit=POINTS),
    ("Row", "part"): _of("属于哪个部分", "part"),
    ("Row", "criteria"): _of(
        "怎么给分", "how it is scored", "各项合计须等于本行满分", "must come to the row"
    ),
    ("GivenPoints", "fact"): _of("评什么", "what is assessed", FACT, FACT_EN),
    ("GivenPoints", "up_to"): _of("最高", "at most", unit=POINTS),
    ("AnyOf", "fact"): _of("看哪些材料", "which papers", FACT, FACT_EN),
    ("AnyOf", "papers"): _of("各种材料", "the papers"),
    ("AnyOf", "each"): _of("有1种得", "for each", unit=POINTS),
    ("AnyOf", "cap"): _of("最高", "at most", unit=POINTS),
    ("RatioBands", "part"): _of("分子", "part", FACT, FACT_EN),
    ("RatioBands", "whole"): _of("分母", "of", FACT, FACT_EN),
    ("RatioBands", "bands"): _of(
        "各档", "the bands", "每档从某个百分比起，含本数", "each from a percentage on"
    ),
    ("RatioBands", "sample_floor"): _of("少于多少人时提示样本小", "warn of samples below", unit=WORKERS),
    ("Band", "from_percent"): _of("从", "from", unit=PERCENT),
    ("Band", "points"): _of("得", "scores", unit=POINTS),
    ("ItemPoints", "fact"): _of("数什么", "what is counted", FACT, FACT_EN),
    ("ItemPoints", "levels"): _of("每件得几分", "points an item"),
    ("ItemPoints.levels", "key"): _of("级别", "level", "如“市级”", "a word or two"),
    ("ItemPoints.levels", "value"): _of("得", "scores", unit=POINTS),
    ("ItemPoints", "cap"): _of("最高", "at most", unit=POINTS),
    ("TargetTerms", "fact"): _of("看哪个数", "which number", FACT, FACT_EN),
    ("TargetTerms", "reach"): _of("力争达到", "hoped for"),
    ("TargetTerms", "counted"): _of("按什么计", "counted in"),
    ("TargetTerms", "by_year"): _of("到哪一年", "by the year", unit=("年", "")),
}
