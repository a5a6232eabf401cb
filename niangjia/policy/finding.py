"""Documents, found by number, title, or what a clause says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from niangjia.kernel import finding
from niangjia.kernel.actor import Actor
from niangjia.kernel.finding import Finder, Found, Hit
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy

AROUND = 16
"""Characters shown either side of what was found in a quotation."""

_SIGNS = re.compile(r"[\s〔〕\[\]【】()（）《》〈〉“”\"]+")


def documents(text: str, *, on: date, by: Actor, limit: int) -> Found:
    """The documents held that say it; the library is the same for everybody who may read it."""
    wanted = bare(text)
    found = [hit for one in policy.documents() if wanted and (hit := _hit(one, wanted)) is not None]
    found.sort(key=lambda hit: hit[0])
    hits = [hit for _, hit in found]
    return Found(hits[:limit], reverse("policy:library") if len(hits) > limit else "")


def bare(text: str) -> str:
    """Without brackets and blanks, which nobody types as they are printed: 绵工发2017 52."""
    return _SIGNS.sub("", text).lower()


def _hit(document: policy.Document, wanted: str) -> tuple[int, Hit] | None:
    """Documents that are called so come before those that say so."""
    header = document.header
    title = document.name if header.number is None else f"{header.number} {header.title}"
    url = reverse("policy:document", args=[document.slug])
    if wanted in bare(title) or wanted in bare(header.issuer):
        return 0, Hit(title, Wording(header.issuer, header.issuer), url)
    said = next(_said(document, wanted), None)
    return None if said is None else (1, Hit(title, Wording(said, said), url))


def _said(document: policy.Document, wanted: str) -> Iterator[str]:
    for rule in document.rules:
        clause, quote = rule.provision.clause, _SIGNS.sub("", rule.provision.quote)
        at = quote.lower().find(wanted)
        if at >= 0:
            start, end = max(at - AROUND, 0), at + len(wanted) + AROUND
            yield f"{clause}：{'…' * (start > 0)}{quote[start:end]}{'…' * (end < len(quote))}"
        elif wanted in bare(clause) or wanted in bare(rule.terms.sentence().zh):
            yield f"{clause}：{rule.terms.sentence().zh}"


FINDER = Finder("documents", Wording("政策文件", "policy documents"), Permission.POLICY_VIEW, documents)


def register() -> None:
    """Let the search ask here."""
    finding.register(FINDER)
