"""YAML read so that every entry knows its line. Dates and floats are not guessed: the schema reads them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from niangjia.policy.errors import LoadError, Problem

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Trail = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)

_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,29}")
_EXACT = re.compile(r"-?[0-9]{1,30}\.[0-9]{1,30}")
"""Numbers as a document writes them: plain digits; whatever else says it is a number stays a text."""

DEEPEST = 40
"""Levels of entries inside entries; the deepest kind of provision has a dozen."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file: its plain content, the line of every entry, and the hash of its bytes."""

    path: Path
    content: object
    lines: dict[Trail, int]
    digest: str

    def line_of(self, trail: Sequence[str | int]) -> int:
        """The line of the deepest entry on this trail that the file has.

        Parts of the trail that are no entry are passed over: the schema puts the name of a chosen
        kind between two entries.
        """
        return self.lines[self.entry_of(trail)]

    def entry_of(self, trail: Sequence[str | int]) -> Trail:
        """The deepest entry on this trail that the file has."""
        at: Trail = ()
        for part in trail:
            if (*at, part) in self.lines:
                at = (*at, part)
        return at

    def problem(self, trail: Sequence[str | int], message: str) -> Problem:
        """A problem with the entry on this trail."""
        return Problem(self.path, self.line_of(trail), message)


def read_source(text: str, path: Path) -> Source:
    """Read YAML text. Raises LoadError when it is not YAML, names a key twice, or is made to be a burden."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    lines: dict[Trail, int] = {(): 1}
    try:
        _refuse_burdens(text, path)
        node = yaml.compose(text, Loader=_Loader)
        content = None if node is None else _plain(node, (), lines, path)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise LoadError([Problem(path, line, f"not YAML: {error.problem}")]) from error
    except yaml.reader.ReaderError as error:
        line = text.encode().count(b"\n", 0, error.position) + 1
        raise LoadError([Problem(path, line, f"not YAML: {error.reason}")]) from error
    return Source(path, content, lines, digest)


def _refuse_burdens(text: str, path: Path) -> None:
    # A file can come from anybody: entries that stand for others grow without end, and so do levels.
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise LoadError([Problem(path, line, f"write it out: *{event.anchor} stands for another entry")])
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise LoadError([Problem(path, line, f"more than {DEEPEST} levels of entries inside entries")])


def _plain(node: yaml.Node, trail: Trail, lines: dict[Trail, int], path: Path) -> object:
    lines.setdefault(trail, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        found: dict[str, object] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in found:
                raise LoadError(
                    [Problem(path, key.start_mark.line + 1, f"the key {name!r} stands here twice")]
                )
            lines[(*trail, name)] = key.start_mark.line + 1
            found[name] = _plain(value, (*trail, name), lines, path)
        return found
    if isinstance(node, yaml.SequenceNode):
        return tuple(_plain(item, (*trail, at), lines, path) for at, item in enumerate(node.value))
    return _scalar(node)


def _scalar(node: yaml.Node) -> object:
    kind, text = node.tag.rpartition(":")[2], str(node.value)
    if kind == "null":
        return None
    if kind == "bool" and text in ("true", "false"):
        return text == "true"
    if kind == "int" and _WHOLE.fullmatch(text):
        return int(text)
    if kind == "float" and _EXACT.fullmatch(text):
        return Decimal(text)
    return text


def fitted(source: Source, model: type[Model]) -> Model:
    """The content as this model. Raises LoadError naming the line of every entry that does not fit."""
    try:
        return model.model_validate(source.content)
    except ValidationError as error:
        problems = [
            source.problem(fault["loc"], f"{'.'.join(map(str, fault['loc'])) or 'document'}: {fault['msg']}")
            for fault in error.errors()
        ]
        raise LoadError(problems) from error
