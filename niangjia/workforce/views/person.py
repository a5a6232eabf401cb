"""A person's own page, and the basis of what it says of a day."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Verdict
from niangjia.kernel.pages import LARGEST_KEY, Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording, said_day
from niangjia.papers import facade as papers
from niangjia.workforce import actions, queries, rules
from niangjia.workforce.holder import KIND
from niangjia.workforce.models import Person
from niangjia.workforce.pictures.history import history
from niangjia.workforce.queries.record import PersonPage, standing_of
from niangjia.workforce.types.unmasking import FIELDS, Group
from niangjia.workforce.views.acts import ACTS
from niangjia.workforce.views.figures import FIGURES, day_asked

NAMES = {name: label for name, (label, _) in FIGURES.items()}


@page(Permission.PERSON_VIEW)
def person(request: Request, pk: int) -> HttpResponse:
    """One person: out of scope is the same as not existing."""
    shown, by, today = _shown(request, pk), request.actor, timezone.localdate()
    actions.read_person(by=by, person=shown.person)
    on = day_asked(request) or today
    standing = standing_of(shown, on=on, by=by)
    context = {
        "shown": shown,
        "person": shown.person,
        "today": today,
        "on": on,
        "standing": [(name, NAMES[name], standing[name]) for name in NAMES],
        "now": standing if on == today else standing_of(shown, on=today, by=by),
        "away": next((a for one in shown.postings if one.holds(today) and (a := one.away_on(today))), None),
        "picture": history(shown, on=today),
        "engagements": [_with_acts(one, spells, by, today) for one, spells in shown.engagements],
        "certificates": [
            (one, rules.days_left(one.valid_until, on=today), rules.reminder(one.valid_until, on=today))
            for one in shown.certificates
        ],
        "may": {name: _may(shown.person, by, power) for name, power in POWERS.items()},
        "papers": papers.papers_of(KIND, str(pk), by=by),
        "acts": queries.history_of(shown.person, by=by),
        "groups": [group for group in Group if shown.knows(FIELDS[group])],
    }
    return render(request, "workforce/person.html", context)


POWERS = {
    "edit": Permission.PERSON_EDIT,
    "id_number": Permission.ID_NUMBER_CORRECT,
    "engagement": Permission.ENGAGEMENT_CHANGE,
    "certificate": Permission.CERTIFICATE_EDIT,
    "paper": Permission.PAPER_ADD,
    "remove": Permission.PAPER_REMOVE,
    "unmask": Permission.PERSON_UNMASK,
    "privacy": Permission.RETENTION_VIEW,
}


READING = frozenset({Permission.RETENTION_VIEW})
"""What may still be done on the page of who is anonymous."""


@page(Permission.PERSON_VIEW)
def figure(request: Request, pk: int, name: str) -> HttpResponse:
    """The basis of one of the three named figures, for one person on a day."""
    shown, on = _shown(request, pk), day_asked(request) or timezone.localdate()
    if name not in NAMES:
        raise Http404
    return _basis(
        request, NAMES[name], shown.person.name, on, standing_of(shown, on=on, by=request.actor)[name]
    )


@page(Permission.PERSON_VIEW)
def validity(request: Request, pk: int, certificate: int) -> HttpResponse:
    """The basis of how long a certificate's registration still holds."""
    shown, today = _shown(request, pk), timezone.localdate()
    one = next((held for held in shown.certificates if held.pk == certificate), None)
    if one is None:
        raise Http404
    title = Wording("证书登记有效期", "validity of the registration")
    return _basis(request, title, shown.person.name, today, rules.days_left(one.valid_until, on=today))


def _basis(request: Request, title: Wording, subject: str, on: date, answer: object) -> HttpResponse:
    day = said_day(on)
    context = {
        "figure": answer,
        "title": title,
        "subtitle": Wording(f"{subject} · {day.zh}", f"{subject} · {day.en}"),
    }
    return render(request, "site/_figure.html" if request.htmx else "site/figure.html", context)


def _may(person: Person, by: Actor, power: Permission) -> Verdict:
    return rules.ANONYMOUS if person.anonymous and power not in READING else by.may(power)


def _with_acts(one: object, spells: object, by: Actor, today: date) -> dict[str, object]:
    posting = queries.posting_of(one, spells)  # type: ignore[arg-type]
    permitted = by.may(Permission.ENGAGEMENT_CHANGE)
    verdicts = {key: act.may(posting, today) if permitted else permitted for key, act in ACTS.items()}
    return {
        "one": one,
        "spells": spells,
        "holds": posting.holds(today),
        "acts": [] if posting.left_date else [(key, ACTS[key], verdicts[key]) for key in ACTS],
    }


def _shown(request: Request, pk: int) -> PersonPage:
    shown = queries.person_page(pk, by=request.actor) if pk <= LARGEST_KEY else None
    if shown is None:
        raise Http404
    return shown
