"""Two writers at once: nothing of either is lost, and nothing untouched is written over."""

from __future__ import annotations

from datetime import date

from django import forms
from hypothesis import given
from hypothesis import strategies as st

from niangjia.kernel.clash import Side, met, met_in, seen, texts_of

NAMES = ("name", "remark", "posts")
TEXTS = st.fixed_dictionaries({name: st.sampled_from(["", "甲", "乙", "3"]) for name in NAMES})
LABELS = {name: name for name in NAMES}


@given(base=TEXTS, first=TEXTS, second=TEXTS)
def test_what_is_shown_again_is_mine_where_touched_and_theirs_elsewhere(
    base: dict[str, str], first: dict[str, str], second: dict[str, str]
) -> None:
    clash = met(LABELS, shown=seen(base), now=first, mine=second)
    for name in NAMES:
        assert clash.written[name] == (second[name] if second[name] != base[name] else first[name])
    told = {side.label: side for side in clash.sides}
    assert set(told) == {name for name in NAMES if first[name] != second[name]}
    assert all(told[name].now == first[name] for name in told)
    assert all(told[name].mine == (second[name] if second[name] != base[name] else "") for name in told)


@given(now=TEXTS, mine=TEXTS)
def test_without_a_mark_everything_written_counts_as_touched(
    now: dict[str, str], mine: dict[str, str]
) -> None:
    assert met(LABELS, shown="", now=now, mine=mine).written == mine


class Entry(forms.Form):
    """Boxes of every shape that a form of the house has."""

    name = forms.CharField(label="名称")
    kind = forms.ChoiceField(label="类型", choices=[("a", "机关"), ("b", "企业")])
    since = forms.DateField(label="日期", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    open = forms.BooleanField(label="开放", required=False)
    reason = forms.CharField(label="事由", required=False)
    shown = forms.CharField(widget=forms.HiddenInput, required=False)


STOOD = {"name": "丰谷", "kind": "a", "since": date(2026, 1, 1), "open": True}


def test_a_form_is_met_by_another_box_by_box() -> None:
    base = texts_of(Entry(initial=STOOD))
    assert base == {"name": "丰谷", "kind": "a", "since": "2026-01-01", "open": "on", "reason": ""}
    standing = Entry(initial={**STOOD, "kind": "b", "open": False})
    sent = Entry({"name": "丰谷镇", "kind": "a", "since": "2026-01-01", "open": "on", "reason": "改名"})
    clash = met_in(standing, sent, shown=seen(base))
    assert clash.sides == (Side("名称", "丰谷", "丰谷镇"), Side("类型", "企业", ""), Side("开放", "", ""))
    assert clash.written == {
        "name": "丰谷镇",
        "kind": "b",
        "since": "2026-01-01",
        "open": "",
        "reason": "改名",
    }


def test_a_mark_tells_no_text() -> None:
    assert "丰谷" not in seen({"name": "丰谷"})
