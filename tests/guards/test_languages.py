"""Chinese is the source, English complete: of every message of a page, of every sentence in the code."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

from django.template.base import Lexer, TokenType

from niangjia.site.catalogue import CATALOGUE, HOUSE, catalogue, gathered

CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|</?\w+|href=\"[^\"]*\"")
MARKED = re.compile(r"""_\((?:"[^"]*"|'[^']*')\)""")

IN_BOTH_AT_ONCE = {"niangjia/site/templates/500.html"}
"""Pages that speak both languages in one breath: when they are shown, nothing can be asked for."""
BRAND_MARK = "娘"

WORDS_OF_THE_FORMS = re.compile(r"无固定期限|[是否无至]")
"""What a Chinese form takes, named in English sentences as it must be written there."""


def faults_of(zh: str, en: str) -> list[str]:
    """What is wrong with an English message."""
    found = []
    if not en.strip():
        found.append("no English")
    if left := CHINESE.findall(WORDS_OF_THE_FORMS.sub("", en)):
        found.append(f"Chinese left: {''.join(left)}")
    if en.strip() and sorted(set(PLACEHOLDER.findall(zh))) != sorted(set(PLACEHOLDER.findall(en))):
        found.append("other placeholders or tags")
    return found


def unmarked(source: str) -> list[str]:
    """Chinese in a template that is no message, and messages that are no literal."""
    found, inside = [], False
    for token in Lexer(source).tokenize():
        if token.token_type is TokenType.COMMENT:
            continue
        words = token.contents
        if token.token_type is TokenType.BLOCK:
            name, _, rest = words.partition(" ")
            if name in {"blocktranslate", "endblocktranslate"}:
                inside = name == "blocktranslate"
            elif name == "translate":
                if rest[:1] not in {'"', "'"}:
                    found.append(words)
                continue
        if not inside and CHINESE.search(MARKED.sub("", words).replace(BRAND_MARK, "")):
            found.append(words.strip())
    return found


def sentences(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """Line, Chinese and English of every Wording that is written out; what it holds of others is blank."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Wording":
            both = [_written(side) for side in (*node.args, *(word.value for word in node.keywords))]
            if len(both) == 2 and both[0] is not None and both[1] is not None:
                yield node.lineno, both[0], both[1]


def _written(side: ast.expr) -> str | None:
    if isinstance(side, ast.Constant):
        return str(side.value)
    if isinstance(side, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in side.values)
    return None


def half_said(tree: ast.AST) -> list[str]:
    """Wordings of which one side lacks, or speaks the other's language."""
    found = []
    for line, zh, en in sentences(tree):
        if bool(zh.strip()) != bool(en.strip()) or CHINESE.search(WORDS_OF_THE_FORMS.sub("", en)):
            found.append(f"{line}: {zh} / {en}")
    return found


def code() -> Iterator[Path]:
    """The modules that speak."""
    return (path for path in HOUSE.rglob("*.py") if not {"tests", "migrations"} & set(path.parts))


def test_every_message_has_its_english() -> None:
    """`make messages` lists what lacks it."""
    assert {one.msgid: found for one in catalogue() if (found := faults_of(one.msgid, one.msgstr))} == {}


def test_no_message_is_missing_and_none_is_dead() -> None:
    kept = [entry.msgid for entry in catalogue()]
    assert len(kept) == len(set(kept))
    assert sorted(set(gathered()) ^ set(kept)) == []


def test_the_compiled_catalogue_is_the_present_one() -> None:
    """Else the pages show yesterday's words: `make setup`."""
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        loaded = gettext.GNUTranslations(file)
    assert [one.msgid for one in catalogue() if loaded.gettext(one.msgid) != one.msgstr] == []


def test_templates_say_nothing_that_is_no_message() -> None:
    found = {}
    for path in HOUSE.rglob("*.html"):
        name = path.relative_to(HOUSE.parent).as_posix()
        if name not in IN_BOTH_AT_ONCE and (words := unmarked(path.read_text(encoding="utf-8"))):
            found[name] = words
    assert found == {}


def test_every_sentence_in_the_code_says_both() -> None:
    found = {path.name: half_said(ast.parse(path.read_text(encoding="utf-8"))) for path in code()}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_the_guard_sees_each_fault() -> None:
    assert faults_of("共 %(n)s 个", "") == ["no English"]
    assert faults_of("共 %(n)s 个", "%(n)s 个 in all") == ["Chinese left: 个"]
    assert faults_of("共 %(n)s 个", "%(m)s in all") == ["other placeholders or tags"]
    assert faults_of("新增 <b>%(n)s</b>", "%(n)s new") == ["other placeholders or tags"]
    assert unmarked("<p>保存</p>") == ["<p>保存</p>"]
    assert unmarked('{% door x "保存" %}') == ['door x "保存"']
    assert unmarked("{% translate label %}") == ["translate label"]
    assert unmarked('{% translate "保存" %}{% blocktranslate %}{{ n }} 个{% endblocktranslate %}') == []
    assert unmarked('{% include "x" with label=_("保存") %}{# 说明 #}') == []
    assert half_said(ast.parse('Wording("保存", "")')) == ["1: 保存 / "]
    assert half_said(ast.parse('Wording(f"第{n}页", f"第{n} page")')) == ["1: 第{}页 / 第{} page"]
    assert half_said(ast.parse('Wording("保存", "Save")')) == []
