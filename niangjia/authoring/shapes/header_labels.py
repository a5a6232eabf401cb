"""The words of a document's header and of what it cites."""

from __future__ import annotations

from niangjia.authoring.shapes.shape import Label
from niangjia.kernel.wording import Wording


def _of(zh: str, en: str, help_zh: str = "", help_en: str = "") -> Label:
    return Label(Wording(zh, en), Wording(help_zh, help_en) if help_zh else None)


DAY, DAY_EN = "如2026-01-01；不知道日写2026-01；不详就不填", "2026-01-01 or 2026-01; empty where unknown"
LABELS: dict[tuple[str, str], Label] = {
    ("Header", "number"): _of(
        "文号", "number", "如“涪工发〔2026〕3号”；没有就不填", "empty where it has none"
    ),
    ("Header", "title"): _of("标题", "title"),
    ("Header", "issuers"): _of("发文机关", "issuers", "一行一个", "one a line"),
    ("Header", "jurisdiction"): _of(
        "在哪里施行", "where it holds", "本单位的属地以内", "within your own area"
    ),
    ("Header", "dated"): _of("成文日期", "dated", DAY, DAY_EN),
    ("Header", "issued"): _of("印发日期", "issued", DAY, DAY_EN),
    ("Header", "effective"): _of("施行日期", "effective", DAY, DAY_EN),
    ("Header", "reported"): _of(
        "转述：手上没有原文，只是报道或别的文件里说到",
        "reported: the text itself is not at hand",
        "转述的规定不构成缺口",
        "what is only reported never makes a shortfall",
    ),
    ("Header", "note"): _of("说明", "note"),
    ("Header", "cites"): _of(
        "它引用的文件",
        "what it cites",
        "没有收录的，会在相应的答复里提示“未能据以核对”",
        "of those not held the answers warn",
    ),
    ("Cited", "titles"): _of("标题", "titles", "一行一个；不写书名号", "one a line"),
    ("Cited", "number"): _of("文号", "number"),
    ("Cited", "issuer"): _of("发文机关", "issuer"),
    ("Cited", "jurisdiction"): _of("哪里的文件", "of which place"),
    ("Cited", "held"): _of("政策库里已收录", "held in the library"),
    ("Cited", "background"): _of("只作背景，不提示", "background only, no warning"),
    ("Cited", "bears_on"): _of("关系到哪些事项", "bears on", "不选就是全部", "none: on everything"),
    ("Cited", "note"): _of("说明", "note"),
}
