"""The library in force now, and a library of old as it was kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from niangjia.archive import access
from niangjia.archive.models import Text
from niangjia.kernel.access import NotThere
from niangjia.kernel.scope import once
from niangjia.policy import facade as policy

STANDING = "archive.standing"
"""Under what name a transaction remembers which publications stand."""


class TextLost(NotThere):
    """A text that an act relied on is not in the archive."""


def library() -> policy.Library:
    """The files and what offices published; outside of a transaction (the command line) the files alone."""
    standing = once(STANDING, _standing)
    return _with(standing, policy.shipped()) if standing else policy.shipped()


def _standing() -> tuple[str, ...]:
    """The texts of what stands published, the oldest first: with every change others."""
    return tuple(access.publications().filter(ended_at__isnull=True).values_list("text_id", flat=True))


@lru_cache(maxsize=8)
def _with(digests: tuple[str, ...], shipped: policy.Library) -> policy.Library:
    texts = access.texts().in_bulk(digests)
    return shipped.with_published(_read(texts[digest], policy.Origin.PUBLISHED) for digest in digests)


def kept(digests: Sequence[str]) -> policy.Library:
    """The library made of these texts alone, as it was when an act rested on them. Raises `TextLost`."""
    return _of(tuple(sorted(digests)))


@lru_cache(maxsize=32)
def _of(digests: tuple[str, ...]) -> policy.Library:
    held = access.texts().in_bulk(digests)
    if lost := [digest for digest in digests if digest not in held]:
        raise TextLost(", ".join(lost))
    return policy.Library.of(_read(held[digest], policy.Origin.FILE) for digest in digests)


def _read(kept_text: Text, origin: policy.Origin) -> policy.Document:
    path = Path(origin.value) / f"{kept_text.slug}.yaml"
    return policy.read_document(kept_text.text, path, origin=origin, cases=kept_text.cases)
