"""From an entry to what the schema of a document reads, with the way back from each value to its field."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from niangjia.authoring.entry import terms
from niangjia.authoring.entry.blank import Entry, is_blank
from niangjia.authoring.shapes.choices import NO_WORD, topics
from niangjia.authoring.shapes.shape import KEY, SHAPE, VALUE, Control, Group, Leaf, Rows, Shape
from niangjia.policy import facade as policy

Path = tuple[str | int, ...]
"""Where a field stands in the form: names of groups and rows, numbers of rows."""

NOTHING = object()
"""What an empty field comes to that need not be filled in."""


@dataclass(slots=True)
class Read:
    """The plain content, the field behind each of its values, and rows that carry one name twice."""

    content: Any = None
    fields: dict[tuple[str | int, ...], Path] = field(default_factory=dict)
    double: list[tuple[Path, str]] = field(default_factory=list)

    def field_of(self, trail: tuple[str | int, ...]) -> Path:
        """The field of the deepest value on a trail; parts that are no value are passed over."""
        at: tuple[str | int, ...] = ()
        found: Path = ()
        for part in trail:
            if (*at, part) in self.fields:
                at = (*at, part)
                found = self.fields[at]
        return found


def read(shape: Group, entry: Entry) -> Read:
    """The plain content of a group's entry."""
    found = Read()
    found.content = _group(shape, entry, (), (), found)
    return found


def _any(shape: Shape, entry: Entry, trail: Path, path: Path, found: Read) -> Any:
    found.fields[trail] = path
    if isinstance(shape, Leaf):
        return _leaf(shape, entry)
    if isinstance(shape, Group):
        if shape.optional and is_blank(shape, entry or {}):
            return NOTHING
        return _group(shape, entry or {}, trail, path, found)
    return _rows(shape, entry or [], trail, path, found)


def _group(shape: Group, entry: Entry, trail: Path, path: Path, found: Read) -> dict[str, Any]:
    content: dict[str, Any] = {}
    for one in shape.fields:
        value = _any(one, entry.get(one.name), (*trail, one.name), (*path, one.name), found)
        if _is_word(one):
            found.fields[(*trail, "force")] = (*path, one.name)
            content |= _force(value)
        elif value is not NOTHING:
            content[one.name] = value
    if "zh" in content and shape.fields and not content.get("en"):
        content["en"] = content["zh"]
    if not content.get("id", True) or ("id" not in content and _hidden(shape, "id") and "zh" in content):
        content["id"] = content["zh"]
    # What was filled in for the officer stands where the schema has it: the same content, the same text.
    order = (name for one in shape.fields for name in ("force" if _is_word(one) else one.name, one.name))
    return {name: content[name] for name in dict.fromkeys((*order, *content)) if name in content}


def _is_word(shape: Shape) -> bool:
    return isinstance(shape, Leaf) and shape.control is Control.WORD


def _hidden(shape: Group, name: str) -> bool:
    return any(
        one.name == name and isinstance(one, Leaf) and one.control is Control.HIDDEN for one in shape.fields
    )


def _force(word: object) -> dict[str, Any]:
    if word is NOTHING:
        return {}
    if word == NO_WORD:
        return {"force": policy.force_of(None).value}
    try:
        return {"force": policy.force_of(str(word)).value, "word": word}
    except policy.Wrong:
        return {"force": word, "word": word}


def _rows(shape: Rows, entry: Entry, trail: Path, path: Path, found: Read) -> Any:
    items: list[tuple[str, Any]] = []
    taken: set[str] = set()
    for number, row in enumerate(entry):
        group = shape.sort_of(row)
        if is_blank(group, row) and not row.get(KEY):
            continue
        at = (*path, number)
        key: str | int = _key(row, group, taken, at, found) if shape.keyed else len(items)
        content = _group(group, row, (*trail, key), at, found)
        found.fields[(*trail, key)] = at
        content.pop(KEY, None)
        if row.get(SHAPE) is not None:
            content = {SHAPE: row[SHAPE], **content}
        if shape.bare:
            found.fields[(*trail, key)] = (*at, VALUE)
        items.append((str(key), content.get(VALUE, "") if shape.bare else content))
    if shape.keyed:
        whole: Any = dict(items)
    else:
        whole = tuple(content for _, content in items)
    return whole if items or shape.required else NOTHING


def _key(row: Entry, group: Group, taken: set[str], at: Path, found: Read) -> str:
    """A row's name in the document: as typed or kept from before, else what the row is called."""
    shown = not _hidden(group, KEY)
    written = str(row.get(KEY) or "").strip()
    if shown:
        key = str(_leaf(_as_leaf(group.field(KEY)), written)) if written else ""
        if key in taken:
            found.double.append(((*at, KEY), written))
    else:
        key = written or str(row.get("zh") or "").strip() or f"row{at[-1]}"
        number, plain = 2, key
        while key in taken:
            key, number = f"{plain}{number}", number + 1
    taken.add(key)
    return key


def _as_leaf(shape: Shape) -> Leaf:
    assert isinstance(shape, Leaf)
    return shape


def _leaf(leaf: Leaf, entry: Entry) -> Any:
    if leaf.control is Control.SEVERAL:
        chosen = tuple(entry or ())
        return chosen if chosen or leaf.required else NOTHING
    text = str(entry or "").strip()
    if leaf.control is Control.YES:
        return True if text else False if leaf.required else NOTHING
    if leaf.control is Control.DAY_OR_UNKNOWN:
        return terms.UNKNOWN if text in terms.NOT_KNOWN else terms.day(text)
    if not text or text == leaf.default:
        return None if leaf.nullable else NOTHING
    return _written(leaf, text)


def _written(leaf: Leaf, text: str) -> Any:
    match leaf.control:
        case Control.COUNT:
            return terms.count(text)
        case Control.AMOUNT:
            return terms.amount(text)
        case Control.DAY:
            return terms.day(text)
        case Control.LINES:
            return terms.lines(text)
        case Control.TOPIC:
            return terms.key_of(text, topics())
        case Control.FACT:
            return terms.key_of(text, policy.FACTS)
        case Control.FACTS:
            return tuple(terms.key_of(line, policy.FACTS) for line in terms.lines(text))
        case Control.NAME:
            return terms.key_of(text, leaf.choices)
        case Control.SUM:
            return terms.sum_of(text)
    return text
