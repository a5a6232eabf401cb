"""From the schema of a document to its form: the models are walked, so that no field can be forgotten."""

from __future__ import annotations

import types
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from niangjia.authoring.shapes import choices, header_labels, labels
from niangjia.authoring.shapes.shape import KEY, SHAPE, VALUE, Control, Group, Label, Leaf, Rows, Shape
from niangjia.policy import facade as policy

LABELS = {**labels.LABELS, **header_labels.LABELS}
Named = tuple[str, str]

CONTROLS: dict[Named, Control] = {
    ("Provision", "id"): Control.TOPIC,
    ("Provision", "quote"): Control.LONG,
    ("Provision", "note"): Control.LONG,
    ("Derogation", "ground"): Control.LONG,
    ("Header", "note"): Control.LONG,
    ("Header", "dated"): Control.DAY_OR_UNKNOWN,
    ("Header", "issued"): Control.DAY_OR_UNKNOWN,
    ("Header", "effective"): Control.DAY_OR_UNKNOWN,
    ("ConditionsTerms", "exception"): Control.FACT,
    ("Condition", "fact"): Control.FACT,
    ("FloorTerms", "fact"): Control.FACT,
    ("FloorTerms", "needs"): Control.FACTS,
    ("FloorTerms.bound", VALUE): Control.SUM,
    ("Quantity", "fact"): Control.FACT,
    ("GivenPoints", "fact"): Control.FACT,
    ("AnyOf", "fact"): Control.FACT,
    ("RatioBands", "part"): Control.FACT,
    ("RatioBands", "whole"): Control.FACT,
    ("ItemPoints", "fact"): Control.FACT,
    ("ItemPoints.levels", KEY): Control.NAME,
    ("TargetTerms", "fact"): Control.FACT,
    ("Row", "id"): Control.HIDDEN,
}
"""Where the type alone does not tell how a field is filled in."""

ONE_OF: dict[Named, Mapping[str, Any]] = {
    ("Provision", "unit"): choices.COUNTED,
    ("Increment", "of"): choices.BASIS,
    ("Increment", "rounding"): choices.ROUNDING,
    ("FloorTerms", "counted"): choices.COUNTED,
    ("Quantity", "unit"): choices.COUNTED,
    ("TargetTerms", "counted"): choices.COUNTED,
}
SEVERAL_OF: dict[Named, Mapping[str, Any]] = {
    ("Provision", "applies_to"): choices.UNIT_KINDS,
    ("FillingTerms", "forms"): choices.FORMS,
    ("Cited", "bears_on"): choices.subjects(),
}
DEPENDENT: dict[Named, str] = {
    ("Header", "jurisdiction"): "places",
    ("Cited", "jurisdiction"): "places_above",
    ("Provision", "replaces"): "replaceable",
    ("Derogation", "provision"): "higher_musts",
    ("Row", "part"): "parts",
    ("Setting", "default"): "readings",
}
"""Where the choices follow from the place or from what else is filled in."""

OPTIONAL_IN_CHINESE = "en"
"""English that is not written is said in Chinese."""


class NoWords(LookupError):
    """A field of the schema has no words in the table of labels."""


def label_of(model: type[BaseModel] | str, name: str) -> Label:
    """The words of a field, its own or those of a model it comes from. Raises `NoWords`."""
    names = [model] if isinstance(model, str) else [one.__name__ for one in model.__mro__]
    found = next((LABELS[one, name] for one in names if (one, name) in LABELS), None)
    if found is None:
        raise NoWords(f"{names[0]}.{name}")
    return found


def _known(table: Mapping[Named, Any], model: type[BaseModel] | str, name: str) -> Any:
    names = [model] if isinstance(model, str) else [one.__name__ for one in model.__mro__]
    return next((table[one, name] for one in names if (one, name) in table), None)


def fields_of(model: type[BaseModel]) -> tuple[Shape, ...]:
    """Every field of a model; force and modal word are one choice, and which kind it is, is chosen before."""
    shapes: list[Shape] = []
    for attribute, info in model.model_fields.items():
        name = info.alias or attribute
        if name in ("kind", SHAPE, "force"):
            continue
        if name == "word":
            label = label_of(model, name)
            shapes.append(Leaf(name, label, Control.WORD, required=True, choices=choices.words()))
        else:
            shapes.append(_shape(model, name, info))
    return tuple(shapes)


def _shape(model: type[BaseModel], name: str, info: FieldInfo) -> Shape:
    label = label_of(model, name)
    inner, nullable = _without_none(info.annotation)
    required = info.is_required() and name != OPTIONAL_IN_CHINESE
    default = "" if info.is_required() or info.default in (None, "", False) else str(info.default)
    plain: dict[str, Any] = {
        "name": name,
        "label": label,
        "required": required and not nullable,
        "nullable": nullable and info.is_required(),
    }
    if (several := _known(SEVERAL_OF, model, name)) is not None:
        return Leaf(control=Control.SEVERAL, choices=several, **plain)
    if (one := _known(ONE_OF, model, name)) is not None:
        return Leaf(control=Control.ONE, choices=one, default=default, **plain)
    if (dependent := _known(DEPENDENT, model, name)) is not None:
        return Leaf(control=Control.ONE, from_what=dependent, **plain)
    if (control := _known(CONTROLS, model, name)) is not None:
        return Leaf(control=control, **plain)
    if (control := _control(inner)) is not None:
        return Leaf(control=control, default=default, **plain)
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        return Group(name, label, fields_of(inner), optional=nullable)
    return _rows(model, name, label, inner, required)


def _control(inner: Any) -> Control | None:
    simple = {bool: Control.YES, int: Control.COUNT, Decimal: Control.AMOUNT, str: Control.TEXT}
    if inner in simple:
        return simple[inner]
    if getattr(inner, "__name__", "") == "LegalDate":
        return Control.DAY
    if get_origin(inner) is tuple and _bare(get_args(inner)[0]) is str:
        return Control.LINES
    return None


def _rows(model: type[BaseModel], name: str, label: Label, inner: Any, required: bool) -> Rows:
    keyed = get_origin(inner) is not tuple
    item = _bare(get_args(inner)[1 if keyed else 0])
    if get_origin(item) in (Union, types.UnionType):
        sorts = {_sort(one): Group("", label, fields_of(one)) for one in map(_bare, get_args(item))}
        return Rows(name, label, sorts, required)
    if isinstance(item, type) and issubclass(item, BaseModel):
        fields = fields_of(item)
        if keyed:
            fields = (_key(f"{model.__name__}.{name}", fields), *fields)
        return Rows(name, label, {"": Group("", label, fields)}, required, keyed)
    key = _leaf(f"{model.__name__}.{name}", KEY, Control.TEXT)
    control = _control(item)
    assert control is not None, f"{model.__name__}.{name}: a bare value is a single field"
    value = _leaf(f"{model.__name__}.{name}", VALUE, control)
    return Rows(name, label, {"": Group("", label, (key, value))}, required, keyed, bare=True)


def _key(owner: str, fields: tuple[Shape, ...]) -> Leaf:
    """A row's name in the document: shown only where nothing else names it."""
    if (owner, KEY) in LABELS:
        return _leaf(owner, KEY, Control.TEXT)
    return Leaf(KEY, label_of("Row", "id"), Control.HIDDEN, required=False)


def _leaf(owner: str, name: str, control: Control) -> Leaf:
    chosen = CONTROLS.get((owner, name), control)
    return Leaf(name, label_of(owner, name), chosen, required=True, choices=_level_names(chosen))


def _level_names(control: Control) -> Mapping[str, Any]:
    return choices.LEVELS if control is Control.NAME else {}


def _bare(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _without_none(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) in (Union, types.UnionType):
        others = [one for one in get_args(annotation) if one is not type(None)]
        if len(others) == 1:
            return _bare(others[0]), True
    return _bare(annotation), False


def _sort(model: type[BaseModel]) -> str:
    annotation = model.model_fields[SHAPE].annotation
    assert get_origin(annotation) is Literal, "a sort of row names itself"
    return str(get_args(annotation)[0])


def _models() -> dict[str, type[BaseModel]]:
    annotation = policy.Written.model_fields["provisions"].annotation
    union = _bare(get_args(annotation)[0])
    return {str(get_args(one.model_fields["kind"].annotation)[0]): one for one in get_args(union)}


MODELS = _models()
"""The schema of each kind of provision."""

ORDER = ("id", "clause", "quote", "word", "unit", "applies_to", "values")
"""What comes first on the page of a provision; the rest follows as the schema has it."""


def _provision(kind: str, model: type[BaseModel]) -> Group:
    fields = {one.name: one for one in fields_of(model)}
    first = [fields.pop(name) for name in ORDER]
    return Group(kind, label_of("Provision", "values"), (*first, *fields.values()))


PROVISIONS = {kind: _provision(kind, model) for kind, model in MODELS.items()}
_header = policy.Written.model_fields["document"].annotation
assert isinstance(_header, type) and issubclass(_header, BaseModel)
HEADER_MODEL: type[BaseModel] = _header
HEADER = Group("document", label_of("Header", "title"), fields_of(_header))
_cites = HEADER.field("cites")
assert isinstance(_cites, Rows)
CITED = _cites
