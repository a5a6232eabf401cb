"""Which fonts a paper is set in: named for Word, found on this machine for PDF.

The fonts the standard means are licensed ones; none comes with the house. Word documents name them, for the
computers of offices have them. PDF and pictures are set with what is found: an office's own font files in
`fonts/` of the home, then the system's, the free ones last. `fonts/fonts.toml` may name other families:

    [word]                     # the name written into .docx
    fangsong = "方正仿宋_GBK"
    [pdf]                      # the family looked for first
    xiaobiaosong = "FZXiaoBiaoSong-B05S"
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import typst

from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.home import home
from niangjia.kernel.wording import Wording

WORD = {
    "fangsong": "仿宋_GB2312",
    "kaiti": "楷体_GB2312",
    "heiti": "黑体",
    "xiaobiaosong": "方正小标宋简体",
    "songti": "宋体",
}
"""The faces a paper is set in, and the family a .docx names for each."""

SONG = (
    "SimSun",
    "宋体",
    "STSong",
    "Songti SC",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "AR PL SungtiL GB",
)
HEI = (
    "SimHei",
    "黑体",
    "FZHei-B01S",
    "STHeiti",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
)
LOOKED_FOR = {
    "fangsong": ("FangSong_GB2312", "仿宋_GB2312", "FZFangSong-Z02S", "FangSong", "仿宋", "STFangsong"),
    "kaiti": ("KaiTi_GB2312", "楷体_GB2312", "FZKai-Z03S", "KaiTi", "楷体", "STKaiti", "LXGW WenKai"),
    "heiti": HEI,
    "xiaobiaosong": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK"),
    "songti": SONG,
}
"""By face, the families that are it, best first. Song and Hei follow every one of them."""

NO_FONT = Wording(
    "本机没有中文字体，无法生成PDF和图片。请把单位的字体文件放入数据目录的fonts文件夹，"
    "或由管理员安装系统字体（Debian：apt-get install fonts-noto-cjk）。Word文件不受影响。",
    "This computer has no Chinese font, so that no PDF or picture can be made. Put the office's font files "
    "into the folder fonts of the data directory, or have fonts installed (Debian: apt-get install "
    "fonts-noto-cjk). Word files are not affected.",
)


def own() -> Path:
    """The folder of the office's fonts; it need not exist."""
    return home() / "fonts"


def named(face: str) -> str:
    """The family that a .docx names for a face. Raises Refused when fonts.toml cannot be read."""
    return chosen().get("word", {}).get(face, WORD[face])


def may_typeset() -> Verdict:
    """Whether PDF and pictures can be made here: a Chinese font is found, the map is readable."""
    try:
        return enough(faces())
    except Refused as refusal:
        return refusal.verdict


def enough(found: Mapping[str, tuple[str, ...]]) -> Verdict:
    """Whether every face has a family; else what to do about it."""
    if all(found.values()):
        return Verdict(True, Wording("有中文字体", "there is a Chinese font"))
    return Verdict(False, NO_FONT)


def faces() -> dict[str, tuple[str, ...]]:
    """For each face the families that are here, best first. Raises Refused when the map cannot be read."""
    here = collection().fonts()
    brought = dict.fromkeys(one.family for one in here if one.path and own() in Path(one.path).parents)
    return matching({one.family for one in here}, tuple(brought), chosen().get("pdf", {}))


def matching(
    families: Collection[str], brought: tuple[str, ...] = (), wished: Mapping[str, str] = MappingProxyType({})
) -> dict[str, tuple[str, ...]]:
    """By face, which of its families are among `families`: what was wished for first, the free ones,
    then whatever else the office `brought` of its own."""
    return {
        face: tuple(
            family
            for family in dict.fromkeys((wished.get(face, ""), *LOOKED_FOR[face], *SONG, *HEI, *brought))
            if family in families
        )
        for face in WORD
    }


def collection() -> typst.Fonts:
    """The fonts of this machine and of the home, looked through once until the folder changes."""
    folder = own()
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    return _collected(folder, tuple((str(path), path.stat().st_mtime_ns) for path in files))


@lru_cache(maxsize=2)
def _collected(folder: Path, files: tuple[tuple[str, int], ...]) -> typst.Fonts:
    return typst.Fonts(include_embedded_fonts=False, font_paths=[folder] if files else [])


def chosen() -> dict[str, dict[str, str]]:
    """The office's own choice, from fonts.toml; empty without one. Raises Refused naming what is wrong."""
    path = own() / "fonts.toml"
    if not path.is_file():
        return {}
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        for table, choices in read.items():
            if table not in {"word", "pdf"} or not isinstance(choices, dict):
                raise ValueError(table)
            for face, family in choices.items():
                if face not in WORD or not isinstance(family, str) or not family:
                    raise ValueError(f"{table}.{face}")
    except (OSError, ValueError) as problem:
        reason = Wording(
            f"字体设置文件fonts.toml有误：{problem}。",
            f"The font map fonts.toml is not right: {problem}.",
        )
        raise Refused(Verdict(False, reason)) from problem
    return read
