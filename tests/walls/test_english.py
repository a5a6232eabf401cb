"""No page answers an English reader in Chinese: what Chinese is left is data, or marked as Chinese."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.apps import apps
from django.db.models import QuerySet
from django.test import Client

from niangjia.imports.types import Tab
from niangjia.kernel import divisions
from niangjia.kernel.command import operator
from niangjia.kernel.scope import acting
from niangjia.policy.facade import EMPLOYMENT_FORMS, UNIT_KINDS
from niangjia.policy.library import CASES
from niangjia.staffing.types import Measure
from niangjia.workforce.views.acts import ACTS
from tests.cast import account
from tests.walls.routes import OPEN, ROUTES
from tests.walls.test_routes import ROWS, Stage, stage

__all__ = ["stage"]

POLICIES = Path(__file__).parents[2] / "policies"
DOCUMENTS = [path for path in POLICIES.rglob("*.yaml") if not path.name.endswith(CASES)]
TOLD_BY_KEY = {name for names in (*UNIT_KINDS.values(), *EMPLOYMENT_FORMS.values()) for name in names}
CHINESE = re.compile(r"[\u3400-\u9fff]")
SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-label", "data-failed", "data-open-page")
SILENT = {"br", "hr", "img", "input", "link", "meta", "rect"}
MORE = (
    *(f"/policy/{path.stem}/" for path in DOCUMENTS),
    *(f"/staffing/figure/{measure.value}/?under={{unit}}" for measure in Measure),
    *(f"/imports/{{workbook}}/?tab={tab.value}" for tab in Tab),
    *(f"/workforce/{{person}}/figure/{name}/" for name in ("roster", "filled", "on_duty")),
    *(f"/workforce/{{person}}/engagements/{{engagement}}/{key}/" for key in ACTS),
    "/workforce/?q=nobody&sex=1&on=2026-06-30",
    "/organisations/?q=nobody",
    "/nowhere/",
)
"""Pages of the same routes that speak otherwise."""

HERE = "510703"
"""The county of the stage: forms offer its townships and subdistricts by name."""

AS_IN_THE_FILE = f"/imports/{{workbook}}/?tab={Tab.HEADINGS.value}"
"""Where the headings stand as the file has them."""

AS_A_FORM_HAS_IT = {"无", "无固定期限", "所在县（市、区）"}


class Spoken(HTMLParser):
    """What a page says to eye and ear, but for what it marks as Chinese."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        marked = (held.get("lang") or "").startswith("zh") or bool(self._open and self._open[-1][1])
        if tag not in SILENT:
            self._open.append((tag, marked))
        if not marked:
            self.said += [held[name] or "" for name in SPOKEN if name in held]
            if tag == "button" or (tag == "input" and held.get("type") in {"submit", "button"}):
                self.said.append(held.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and not self._open[-1][1] and data.strip():
            picture = self._open[-1][0] == "script"
            self.said += texts(json.loads(data)) if picture else [data.strip()]


def texts(value: object) -> Iterator[str]:
    """Every text in a value of JSON or YAML, but for what it says in English as well."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            if key != "zh":
                yield from (*texts(key), *texts(one))
    elif isinstance(value, Iterable):
        for one in value:
            yield from texts(one)


def read(path: Path) -> object:
    """What a policy file holds."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def facts_in(value: object) -> Iterator[str]:
    """What the cases of a document are given."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from texts(one) if key == "facts" else facts_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from facts_in(one)


def chinese_of(page: str, data: Iterable[str]) -> list[str]:
    """What a page says in Chinese that is no data; `data` comes longest first."""
    spoken = Spoken()
    spoken.feed(page)
    found = []
    for words in spoken.said:
        left = words
        for known in data:
            if not CHINESE.search(left):
                break
            left = left.replace(known, "")
        if CHINESE.search(left):
            found.append(words)
    return found


def data_of_the_house() -> list[str]:
    """Every text that stands in a table, in a policy document, or in the list of divisions; longest first."""
    found = {cell for row in ROWS[1:] for cell in row.split(",")} | AS_A_FORM_HAS_IT
    for model in apps.get_models():
        rows: QuerySet[Any] = model._default_manager.all()
        names = [field.attname for field in model._meta.concrete_fields]
        kinds = (str, dict, list)
        for row in rows.values_list(*names):
            found.update(text for value in row if isinstance(value, kinds) for text in texts(value))
    for path in DOCUMENTS:
        found.update(texts(read(path)))
    for path in POLICIES.rglob(f"*{CASES}"):
        found.update(set(facts_in(read(path))) - TOLD_BY_KEY)
    near = (
        one for one in divisions.all() if one.level <= divisions.Level.COUNTY or one.code.startswith(HERE)
    )
    found.update(one.name for one in near)
    return sorted((one for one in found if CHINESE.search(one)), key=len, reverse=True)


def page_of(client: Client, method: str, address: str, data: Mapping[str, str]) -> str:
    """The page at an address; empty where there is none."""
    answer: Any = getattr(client, method)(address, data)
    if answer.status_code == 302 or not answer.headers.get("Content-Type", "").startswith("text/html"):
        return ""
    assert answer.headers["Content-Language"] == "en"
    return str(answer.content.decode())


def pages(names: Mapping[str, str], username: str) -> Iterator[tuple[str, str]]:
    """Every page that someone who reads English is given, also for a form sent empty and for a refusal."""
    client = Client(headers={"accept-language": "en-GB,en;q=0.8"})
    client.force_login(account(username))
    for route in (*OPEN, *ROUTES):
        address = route.url.format(**names)
        data = {key: value and value.format(**names) for key, value in route.data.items()}
        if route.method == "get":
            yield route.name, page_of(client, "get", address, data)
            yield f"{route.name}, sent empty", page_of(client, "post", address, {})
        elif route.allowed >= 400:  # whatever else is posted would change the stage
            yield route.name, page_of(client, "post", address, data)
    for address in MORE:
        yield address, page_of(client, "get", address.format(**names), {})


@pytest.mark.parametrize("username", ["clerk", "leader"])
def test_every_page_speaks_english(stage: Stage, username: str) -> None:
    names = stage.names
    with acting(operator()):
        data = data_of_the_house()
    given = [(name, page) for name, page in pages(names, username) if page]
    assert len(given) > len(ROUTES)
    own = {AS_IN_THE_FILE: [*ROWS[0].split(","), *data]}
    found = {name: chinese for name, page in given if (chinese := chinese_of(page, own.get(name, data)))}
    assert found == {}


def test_the_guard_hears_what_is_said() -> None:
    data = ["涪城区总工会"]
    assert chinese_of("<p>保存</p>", data) == ["保存"]
    assert chinese_of('<a aria-label="关闭">x</a>', data) == ["关闭"]
    assert chinese_of('<script type="application/json">{"label": "须配"}</script>', data) == ["须配"]
    assert chinese_of("<p>涪城区总工会</p>", data) == []
    assert chinese_of("<p>涪城区总工会须配</p>", data) == ["涪城区总工会须配"]
    assert chinese_of('<blockquote lang="zh-Hans"><b>须配</b></blockquote><p>must</p>', data) == []
    assert chinese_of('<i lang="zh-Hans">须</i><p>须</p>', data) == ["须"]
