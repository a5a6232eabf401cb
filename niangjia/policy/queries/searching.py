"""Searching the library: titles, numbers, issuers, places, clauses, and the pinyin initials of the names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from niangjia.kernel import names
from niangjia.kernel.wording import Wording
from niangjia.policy import places
from niangjia.policy.library import Library
from niangjia.policy.loading.documents import Rule
from niangjia.policy.queries.clauses import said_kinds
from niangjia.policy.queries.shelf import Shelved, rules_of
from niangjia.policy.topics import subject, topic
from niangjia.policy.types import Header

MOST_CLAUSES = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A document that answers a search, and the clauses that are why."""

    shelved: Shelved
    rules: tuple[Rule, ...] = ()


def search(library: Library, shelf: list[Shelved], text: str) -> list[Found]:
    """The documents in which every word stands, in the head or in one clause; all of them for no words."""
    wanted = text.lower().split()
    if not wanted:
        return [Found(one) for one in shelf]
    heads, clauses = _texts(library)
    found = []
    for one in shelf:
        head = heads[one.slug]
        said = tuple(
            rule
            for rule, text in clauses[one.slug]
            if all(word in text or word in head for word in wanted) and any(word in text for word in wanted)
        )
        if said or all(word in head for word in wanted):
            found.append(Found(one, said[:MOST_CLAUSES]))
    return found


@lru_cache(maxsize=4)
def _texts(library: Library) -> tuple[dict[str, str], dict[str, list[tuple[Rule, str]]]]:
    heads = {document.slug: _head(document.header) for document in library.held}
    clauses = {
        document.slug: [(rule, _clause(rule)) for rule in rules_of(library, document)]
        for document in library.held
    }
    return heads, clauses


def _head(header: Header) -> str:
    place = places.named(places.normal(header.jurisdiction)).zh
    said = [header.title, *header.issuers, place]
    short = [names.initials(one) for one in said]
    return "\n".join([*said, header.number or "", header.jurisdiction, *short]).lower()


def _clause(rule: Rule) -> str:
    provision = rule.provision
    said: list[Wording] = [
        rule.terms.sentence(), topic(provision.id), topic(subject(provision.id)), *said_kinds(rule)
    ]  # fmt: skip
    own = [provision.id, provision.clause, provision.quote, names.initials(topic(provision.id).zh)]
    return "\n".join([*own, *(part for one in said for part in (one.zh, one.en))]).lower()
