"""The YAML of a document, written: the same content gives the same text, and read back it is the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import yaml

FIRST = (
    "id",
    "clause",
    "quote",
    "kind",
    "force",
    "word",
    "unit",
    "applies_to",
    "note",
    "replaces",
    "derogates",
)
"""The order of a provision's own entries; the rest follows, its dated values last."""

LAST = ("settings", "values")
WIDE = 10_000
"""No line is broken: a quotation stays on its line, and a change shows as one line."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class _Writer(yaml.SafeDumper):
    """Block style with indented lists; short bare lists on one line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists inside mappings."""
        super().increase_indent(flow, False)  # type: ignore[no-untyped-call]

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out."""
        return True


def _text(writer: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # A day needs no quotes: the reader of documents takes it as it is written.
    tag = "tag:yaml.org,2002:timestamp" if _DAY.fullmatch(text) else "tag:yaml.org,2002:str"
    # Line ends and what cannot be seen are written out: folded, they would come back as blanks.
    return writer.represent_scalar(tag, text, style=None if text.isprintable() else '"')


def _number(writer: yaml.SafeDumper, number: Decimal) -> yaml.ScalarNode:
    text = f"{number:f}"
    return writer.represent_scalar("tag:yaml.org,2002:float", text if "." in text else f"{text}.0")


def _several(writer: yaml.SafeDumper, several: Sequence[Any]) -> yaml.SequenceNode:
    flat = all(isinstance(one, str | int | Decimal) for one in several)
    return writer.represent_sequence("tag:yaml.org,2002:seq", several, flow_style=flat)


_Writer.add_representer(str, _text)
_Writer.add_representer(Decimal, _number)
_Writer.add_representer(tuple, _several)
_Writer.add_representer(list, _several)


def document(header: Mapping[str, Any], provisions: tuple[Mapping[str, Any], ...]) -> str:
    """The text of a document; `header` and `provisions` are plain content, as `entry.read` gives it."""
    return _yaml({"document": header, "provisions": tuple(_in_order(one) for one in provisions)})


def cases(name: str, groups: tuple[Mapping[str, Any], ...]) -> str:
    """The text of the cases beside a document of that name; empty where there are none."""
    return _yaml({"document": name, "groups": groups}) if groups else ""


def _in_order(provision: Mapping[str, Any]) -> dict[str, Any]:
    known = {name: provision[name] for name in FIRST if name in provision}
    last = {name: provision[name] for name in LAST if name in provision}
    return {**known, **{name: value for name, value in provision.items() if name not in known | last}, **last}


def _yaml(content: Mapping[str, Any]) -> str:
    return yaml.dump(content, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=WIDE)
