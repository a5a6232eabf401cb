"""The language of the page or answer being made, and a sentence said in it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import lazy
from django.utils.translation import get_language

from niangjia.kernel.wording import Language, Wording


def language() -> Language:
    """What was chosen, else what the browser asks for, else Chinese."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def said(sentence: Wording | Mapping[str, str] | str | None) -> str:
    """A sentence in that language, also one kept as {"zh": …, "en": …}; plain text as it stands."""
    if isinstance(sentence, Mapping):
        return sentence[language()]
    return sentence.said_in(language()) if isinstance(sentence, Wording) else str(sentence or "")


said_later = lazy(said, str)
"""The same for what is declared once and shown often, as the label of a form's field is."""
