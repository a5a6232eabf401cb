"""Addresses and forms with anything in them: pages answer, refuse or say what is wrong, and never fail."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

import niangjia
from tests.fuzz.cells import written
from tests.shell.stage import county, signed_in
from tests.walls.routes import ROUTES, Route

__all__ = ["county"]
KEPT_APART = {"accounts:sign_out", "accounts:change_password"}
"""Whoever goes through them is somebody else afterwards."""

_ASKED = re.compile(
    r"""(?:GET|POST)(?:\.get|\.getlist)?[(\[]\s*["']([\w.-]+)["']|<(?:input|select|textarea)\b[^>]*\bname="([\w.-]+)\""""
)
ODD = st.one_of(
    written,
    st.sampled_from(
        ["", "0", "-1", "1e9", "9" * 30, "9" * 5000, "²", "１", "\x00", "None", "null", "510703", "5107"]
    ),
    st.sampled_from(
        ["2026-06-30", "0001-01-01", "9999-12-31", "2026-02-30", "all", "now", "1.5", "NaN", "Infinity"]
    ),
    st.sampled_from(
        ["../../x", "//planted.example", "javascript:1", "<b>", "%", "%s", "{{ 1 }}", "a" * 3000]
    ),
)


def asked() -> list[str]:
    """Every name that some view or form of the house reads."""
    root = Path(niangjia.__file__).parent
    files = [
        *root.rglob("views/*.py"),
        *root.rglob("views.py"),
        *root.rglob("forms/*.py"),
        *root.rglob("forms.py"),
    ]
    files += [*root.rglob("queries/*.py"), *root.rglob("*.html")]
    found = (one for file in files for one in _ASKED.findall(file.read_text(encoding="utf-8")))
    return sorted({a or b for a, b in found} - {"csrfmiddlewaretoken", "language"})


def pages() -> list[Route]:
    """The routes that people use."""
    return [route for route in ROUTES if route.name not in KEPT_APART]


def ask_all(rows: dict[str, str], examples: int) -> int:
    """Ask every page with odd things in its address, and send them to it as a form; how many answers."""
    clients: dict[str, Client] = {name: signed_in(name) for name in ("clerk", "leader", "officer")}
    names, answers = asked(), 0
    assert len(names) > 60

    @seed(20260630)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        st.sampled_from(list(clients)),
        st.dictionaries(st.sampled_from(names), ODD, max_size=9),
        st.booleans(),
    )
    def ask(who: str, sent: dict[str, str], as_form: bool) -> None:
        nonlocal answers
        for route in pages():
            answers += 1
            answer = _asked(clients[who], route, rows, sent, as_form=as_form)
            assert answer.status_code < 500 and answer.status_code != 400, (route.name, who, sent)
            where = answer.headers.get("Location", "")
            assert not where.startswith("//") and "planted.example" not in where.partition("?")[0], route.name

    ask()
    return answers


def _asked(client: Client, route: Route, rows: dict[str, str], sent: dict[str, str], *, as_form: bool) -> Any:
    path = route.url.format(**rows).partition("?")[0]
    if as_form:
        fixed = {key: value and value.format(**rows) for key, value in route.data.items()}
        return client.post(path, {**fixed, **sent})
    return client.get(f"{path}?{urlencode(sent)}")


def test_no_address_and_no_form_breaks_a_page(county: dict[str, str]) -> None:
    assert ask_all(county, 2) > 150


@pytest.mark.drill
def test_no_address_and_no_form_breaks_a_page_for_a_long_time(county: dict[str, str]) -> None:
    answers = ask_all(county, 250)
    print(f"\n{answers} answers without a fault")
    assert answers > 10_000
