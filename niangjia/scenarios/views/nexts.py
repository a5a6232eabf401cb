"""Where one goes on from a scenario: the other tab, a draft of the plan, a draft of a document."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.scenarios.views.asking import Question


@dataclass(frozen=True, slots=True)
class Next:
    """A button."""

    label: Wording
    icon: str
    url: str


def tabs(question: Question) -> dict[str, str]:
    """The addresses of both tabs with the same question."""
    state = urlencode(question.state)
    return {
        "try_url": f"{reverse('scenarios:try')}?{state}",
        "share_url": f"{reverse('scenarios:share')}?{state}",
    }


def nexts(question: Question, by: Actor) -> list[Next]:
    """From a saved scenario straight into a draft, where such a page is and the actor may draft."""
    if question.scenario is None:
        return []
    wanted = [
        (
            Permission.EDITION_DRAFT,
            "editions:new",
            "file-certificate",
            Wording("起草年度计划", "Draft the plan"),
        ),
    ]
    if question.asked.changes.texts:
        label = Wording("起草本地文件", "Draft a document")
        wanted.append((Permission.DOCUMENT_DRAFT, "authoring:new", "pencil", label))
    found = []
    for power, route, icon, label in wanted:
        if not by.may(power):
            continue
        try:
            found.append(Next(label, icon, f"{reverse(route)}?scenario={question.scenario.pk}"))
        except NoReverseMatch:
            continue
    return found
