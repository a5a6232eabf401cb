"""The person as a record that holds papers."""

from __future__ import annotations

from django.urls import reverse

from niangjia.kernel.actor import Actor
from niangjia.kernel.wording import Wording
from niangjia.papers.facade import Holder, Record
from niangjia.workforce import access

KIND = "person"
LONGEST_KEY = 18
"""Digits of the largest key the database can have."""


def find(key: str, by: Actor) -> Record | None:
    """A person in scope as a record; None for everything else."""
    if not (key.isascii() and key.isdigit() and len(key) <= LONGEST_KEY):
        return None
    person = access.persons(by).filter(pk=int(key)).first()
    if person is None:
        return None
    return Record(KIND, key, person.scope_path, person.name, reverse("workforce:person", args=[person.pk]))


PERSON_HOLDER = Holder(KIND, Wording("人员", "person"), find)
