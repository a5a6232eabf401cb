"""Fonts: an office's own first, the system's after; said in both languages when there are none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from niangjia.kernel.figure import Refused
from niangjia.kernel.official import fonts, may_typeset, pdf
from niangjia.kernel.official.tests import papers


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NIANGJIA_HOME", str(tmp_path))
    made = tmp_path / "fonts"
    made.mkdir()
    return made


def test_without_a_chinese_font_both_languages_say_what_to_do() -> None:
    verdict = fonts.enough(fonts.matching({"DejaVu Sans"}))
    assert not verdict
    assert "fonts" in verdict.reason.zh and "apt-get install" in verdict.reason.en


def test_the_best_family_comes_first_and_the_free_ones_follow() -> None:
    found = fonts.matching({"FangSong", "LXGW WenKai", "Noto Serif CJK SC", "Noto Sans CJK SC"})
    assert fonts.enough(found)
    assert found["fangsong"] == ("FangSong", "Noto Serif CJK SC", "Noto Sans CJK SC")
    assert found["kaiti"][0] == "LXGW WenKai"
    assert found["heiti"] == ("Noto Sans CJK SC", "Noto Serif CJK SC")


def test_a_wish_goes_before_and_one_that_is_not_here_is_passed_over() -> None:
    here = {"SimSun", "SimHei", "某宋"}
    assert fonts.matching(here, wished={"xiaobiaosong": "某宋", "heiti": "某黑"}) == {
        "fangsong": ("SimSun", "SimHei"),
        "kaiti": ("SimSun", "SimHei"),
        "heiti": ("SimHei", "SimSun"),
        "xiaobiaosong": ("某宋", "SimSun", "SimHei"),
        "songti": ("SimSun", "SimHei"),
    }


def test_the_offices_own_file_is_found_and_found_again_when_it_changes(folder: Path) -> None:
    before = fonts.faces()
    source = next(one.path for one in fonts.collection().fonts() if one.path and one.path.endswith(".ttf"))
    shutil.copy(source, folder / "own.ttf")
    family = {one.family for one in fonts.collection().fonts() if one.path == str(folder / "own.ttf")}
    assert len(family) == 1
    assert family <= set(fonts.faces()["songti"])
    (folder / "own.ttf").unlink()
    assert fonts.faces() == before


def test_the_map_names_the_family_of_a_word_document(folder: Path) -> None:
    assert fonts.named("fangsong") == "仿宋_GB2312"
    (folder / "fonts.toml").write_text('[word]\nfangsong = "方正仿宋_GBK"\n', encoding="utf-8")
    assert (fonts.named("fangsong"), fonts.named("heiti")) == ("方正仿宋_GBK", "黑体")


@pytest.mark.parametrize(
    "wrong",
    ["word = 1", "[web]\nheiti = 'x'", "[pdf]\nheiti = 3", "[pdf]\ncomic = 'x'", "[pdf]\nheiti = ''", "]["],
)
def test_a_wrong_map_is_refused_with_what_is_wrong(folder: Path, wrong: str) -> None:
    (folder / "fonts.toml").write_text(wrong, encoding="utf-8")
    verdict = may_typeset()
    assert not verdict and "fonts.toml" in verdict.reason.zh and "fonts.toml" in verdict.reason.en
    with pytest.raises(Refused):
        pdf(papers.reply())
