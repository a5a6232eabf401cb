"""A poster as a leader gets it; the figures are made up."""

from __future__ import annotations

from niangjia.kernel.official.types import Align, Bar, Bars, Card, Column, Poster, Ranking, Tone

COUNTIES = ("涪城区", "游仙区", "安州区", "三台县", "盐亭县", "梓潼县", "北川县", "平武县", "江油市")
MUST = (18, 18, 17, 30, 25, 21, 27, 25, 29)
FILLED = (13, 11, 15, 26, 20, 18, 21, 14, 22)


def poster() -> Poster:
    short = sorted(zip(COUNTIES, MUST, FILLED, strict=True), key=lambda one: one[2] / one[1])
    return Poster(
        title="绵阳市社会化工会工作者配备情况",
        subtitle="绵阳市总工会 · 截至2026年6月30日 · 与2025年度计划对比",
        cards=(
            Card("须配", "210", "名", "可增配 77 名"),
            Card("保障名额", "186", "名", "4 个来源"),
            Card("已配", "160", "名", "比上年 +12 名", Tone.GOOD),
            Card("缺额", "50", "名", "比上年 −8 名", Tone.ALARM),
        ),
        bars=Bars(
            "各县（市、区）须配与已配",
            "已配",
            "须配",
            tuple(
                Bar(name, filled, must, f"{filled} / {must}")
                for name, must, filled in zip(COUNTIES, MUST, FILLED, strict=True)
            ),
        ),
        ranking=Ranking(
            "到位率由低到高",
            (
                Column("名次", Align.CENTRE, 0.6),
                Column("县（市、区）", width=1.6),
                Column("须配", Align.RIGHT),
                Column("已配", Align.RIGHT),
                Column("缺额", Align.RIGHT),
                Column("到位率", Align.RIGHT),
                Column("比上年", Align.RIGHT),
            ),
            tuple(
                (
                    str(at),
                    name,
                    str(must),
                    str(filled),
                    str(must - filled),
                    f"{filled / must:.1%}",
                    f"+{at % 4}",
                )
                for at, (name, must, filled) in enumerate(short, 1)
            ),
        ),
        notes=("须配依据：绵工发〔2017〕52号 三、目标任务。", "不含个人信息。"),
        footer="绵阳市总工会 2026年7月1日生成",
    )
