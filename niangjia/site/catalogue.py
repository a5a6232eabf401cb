"""`python -m niangjia.site.catalogue`: compile the English catalogue; `… gather` first brings it to what the
pages say. GNU gettext is not needed.

Messages are Chinese, as the templates and `gettext` calls hold them. There are no plural forms: Chinese has
none, and the English is worded so that it fits every number (“Units: 3”).
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
from django.utils.translation.template import templatize

HOUSE = Path(__file__).resolve().parents[1]
CATALOGUE = HOUSE / "locale" / "en" / "LC_MESSAGES" / "django.po"
HEADER = {
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
WIDTH = 110

_IN_TEMPLATE = re.compile(
    r"""(?<![\w.])(n?p?gettext|_)\((u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*")\s*([,)])"""
)


class CatalogueError(ValueError):
    """A text that cannot be a message; the words say which and why."""


def gathered() -> dict[str, list[str]]:
    """Every message of the house with the files that say it. Raises CatalogueError."""
    found: dict[str, list[str]] = {}
    for path in sorted([*HOUSE.rglob("*.html"), *HOUSE.rglob("*.py")]):
        name = path.relative_to(HOUSE.parent).as_posix()
        if {"tests", "migrations"} & set(path.parts):
            continue
        read = in_template if path.suffix == ".html" else in_code
        for message in read(path.read_text(encoding="utf-8"), name):
            if name not in (places := found.setdefault(message, [])):
                places.append(name)
    return found


def in_template(source: str, name: str) -> Iterator[str]:
    """The messages of a template: translate, blocktranslate and _("…")."""
    for function, literal, end in _IN_TEMPLATE.findall(templatize(source, name)):
        if function not in {"gettext", "_"} or end != ")":
            raise CatalogueError(f"{name}: {literal}: no plural forms, no contexts")
        yield ast.literal_eval(literal)


def in_code(source: str, name: str) -> Iterator[str]:
    """The messages of a module: what it gives to a function of django.utils.translation."""
    tree = ast.parse(source)
    functions = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if "gettext" in alias.name
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in functions:
            first, *others = node.args
            if others or not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
                raise CatalogueError(f"{name}:{node.lineno}: a message is one literal text")
            yield first.value


def catalogue() -> polib.POFile:
    """The catalogue as it is kept."""
    return polib.pofile(str(CATALOGUE), wrapwidth=WIDTH)


def gather() -> polib.POFile:
    """Bring the catalogue to what the house says: new messages untranslated, dead ones gone."""
    known = {entry.msgid: entry.msgstr for entry in catalogue()} if CATALOGUE.exists() else {}
    fresh = polib.POFile(wrapwidth=WIDTH)
    fresh.header = "The English of the pages: Chinese is the source. `make messages` brings it up to date."
    fresh.metadata = HEADER
    for message, places in gathered().items():
        where = [(place, "") for place in places]
        fresh.append(polib.POEntry(msgid=message, msgstr=known.get(message, ""), occurrences=where))
    fresh.save(str(CATALOGUE))
    return fresh


def compiled(kept: Path = CATALOGUE) -> Path:
    """Write the catalogue as Django loads it, beside it; answers where."""
    made = kept.with_suffix(".mo")
    polib.pofile(str(kept)).save_as_mofile(str(made))
    return made


if __name__ == "__main__":
    if sys.argv[1:] == ["gather"]:
        for missing in gather().untranslated_entries():
            print(f"no English yet: {missing.msgid}")
    compiled()
