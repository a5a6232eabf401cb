"""Gathering the messages of templates and modules, and compiling their English."""

from __future__ import annotations

import gettext
from pathlib import Path

import polib
import pytest

from niangjia.site.catalogue import CatalogueError, compiled, in_code, in_template

TEMPLATE = """{% load i18n %}{# 说明 #}
{% translate "保存" %} {% translate '取消' as cancel %}
  {% blocktranslate trimmed with n=one.number|floatformat %}
    共 {{ n }} 个，占 10%
  {% endblocktranslate %}
{% include "x.html" with title=_("还没有") only %}{{ one.flag|yesno:_("是,否") }}"""

CODE = """
from django.utils.translation import gettext as _now, gettext_lazy
LABEL = gettext_lazy("用途")
def told(n): return _now("共 %(n)d "
                         "个") % {"n": n}
def other(): return elsewhere("不是")
"""


def test_the_messages_of_a_template() -> None:
    found = list(in_template(TEMPLATE, "x.html"))
    assert found == ["保存", "取消", "共 %(n)s 个，占 10%%", "还没有", "是,否"]


def test_the_messages_of_a_module() -> None:
    assert list(in_code(CODE, "x.py")) == ["用途", "共 %(n)d 个"]


@pytest.mark.parametrize(
    "source",
    [
        "{% blocktranslate count n=n %}一{% plural %}多{% endblocktranslate %}",
        '{% translate "导入" context "verb" %}',
    ],
)
def test_plural_forms_and_contexts_are_refused(source: str) -> None:
    with pytest.raises(CatalogueError, match=r"x\.html"):
        list(in_template("{% load i18n %}" + source, "x.html"))


@pytest.mark.parametrize("call", ["_(word)", '_(f"第{n}页")', '_("一", "多")'])
def test_a_message_is_one_literal_text(call: str) -> None:
    with pytest.raises(CatalogueError, match=r"x\.py:2"):
        list(in_code(f"from django.utils.translation import gettext as _\n{call}\n", "x.py"))


def test_what_is_compiled_speaks(tmp_path: Path) -> None:
    kept = polib.POFile()
    kept.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    kept.append(polib.POEntry(msgid="保存", msgstr="Save"))
    kept.save(str(tmp_path / "django.po"))
    with compiled(tmp_path / "django.po").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("保存") == "Save"
