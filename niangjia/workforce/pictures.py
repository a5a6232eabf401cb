"""The list of people as charts; a bar narrows the list to what it counts. Pure but for the language."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from niangjia.kernel.wording import Wording
from niangjia.workforce.queries.people import NO_LEVEL
from niangjia.workforce.types import EmploymentForm, ProfessionalLevel

LEVELS: Mapping[str, Wording] = {level.value: level.label for level in ProfessionalLevel} | {
    NO_LEVEL: Wording("无证书", "no certificate")
}


def forms(numbers: Mapping[str, int], given: QueryDict) -> Mapping[str, object]:
    """People by form of employment."""
    words = {form.value: form.label for form in EmploymentForm if numbers.get(form.value)}
    return _bars(_("按用工形式"), _("用工形式"), "form", words, numbers, given)


def levels(numbers: Mapping[str, int], given: QueryDict) -> Mapping[str, object]:
    """People by their highest professional level."""
    return _bars(_("按职业水平"), _("职业水平"), "level", LEVELS, numbers, given)


def _bars(
    label: str,
    axis: str,
    key: str,
    words: Mapping[str, Wording],
    numbers: Mapping[str, int],
    given: QueryDict,
) -> Mapping[str, object]:
    return {
        "kind": "bars",
        "label": label,
        "axis": axis,
        "series": [{"name": _("人数"), "look": "front"}],
        "rows": [
            {"name": _said(word), "href": _toggled(given, key, value), "values": [numbers.get(value, 0)]}
            for value, word in words.items()
        ],
    }


def _toggled(given: QueryDict, key: str, value: str) -> str:
    """The address narrowed to a value; clicking the value that holds takes it out again."""
    changed = given.copy()
    changed.pop("page", None)
    if changed.get(key) == value:
        changed.pop(key)
    else:
        changed[key] = value
    return f"?{changed.urlencode()}#people"


def _said(word: Wording) -> str:
    return word.en if (get_language() or "").startswith("en") else word.zh
