"""Editions for the tests, by the cast of the walls: county clerk and vice-chair, prefecture officer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.http import HttpResponse
from django.test import Client

from niangjia.archive import facade as archive
from niangjia.editions import actions, queries
from niangjia.editions.actions.moving import MOVES
from niangjia.editions.models import Edition
from niangjia.editions.types import Brief, Scan
from niangjia.kernel.actor import Actor
from niangjia.kernel.flows import Given
from niangjia.kernel.scope import acting
from niangjia.organisations.facade import Unit
from niangjia.papers import facade as papers
from niangjia.policy import facade as policy
from tests.cast import ON, Cast, account, gather

TODAY = date(2026, 7, 15)
PDF = Scan("批复.pdf", b"%PDF-1.7 scanned")
WAY = ("submit", "countersign", "request", "approve", "publish")
"""The straight way."""
PAPERS = {"request": "涪工〔2026〕12号", "approve": "绵工复〔2026〕5号", "transcribe": "绵工复〔2026〕6号"}
OPINIONS = {"send_back": "请补充说明", "return": "请压减", "withdraw": "重复起草"}

NEWER = """
document:
  number: 涪工发〔2026〕1号
  title: 关于加强社会化工会工作者配备的通知
  issuers: [涪城区总工会]
  jurisdiction: "510703"
  dated: 2026-01-05
  issued: 2026-01-05
  effective: 2026-01-05

provisions:
  - id: staffing.posts
    clause: 一
    quote: 职工2000人以下的,须配备2名;超过的,每1000人可增配1名。
    kind: headcount_steps
    force: must
    word: 须
    unit: person
    applies_to: [subdistrict, township]
    values:
      - from: 2026-01-05
        threshold: 2000
        base: {count: 2, force: must, word: 须}
        step: {every: 1000, add: 1, of: excess, force: may, word: 可}
"""
"""A county's own document that asks for more than the prefecture's, from before the day of the facts."""


@dataclass(frozen=True)
class Office:
    """The county clerk and vice-chair, the prefecture's officer, and the county next door."""

    cast: Cast
    clerk: Actor
    vice_chair: Actor
    officer: Actor
    neighbour: Actor

    def usually(self, move: str) -> Actor:
        """Whoever takes a move on an ordinary day."""
        hands = {"countersign": self.vice_chair, "send_back": self.vice_chair, "transcribe": self.vice_chair}
        return {**hands, "approve": self.officer, "return": self.officer}.get(move, self.clerk)


def office() -> Office:
    """Gather the cast."""
    cast = gather()
    return Office(cast, cast.clerk, cast.vice_chair, cast.officer, cast.foreign_clerk)


def given(move: str) -> Given:
    """What comes with a move today, where it needs anything."""
    number = PAPERS.get(move, "")
    issuer = "绵阳市总工会" if move == "transcribe" else ""
    return Given(TODAY, OPINIONS.get(move, ""), number, TODAY if number else None, issuer)


def everything() -> Given:
    """All that any move may need."""
    return Given(TODAY, "意见", "绵工复〔2026〕7号", TODAY, "绵阳市总工会")


def drafted(
    of: Office, *, year: int = 2026, on: date = ON, by: Actor | None = None, unit: Unit | None = None
) -> Edition:
    """The county's draft, or another's."""
    by = by or of.clerk
    with acting(by):
        return actions.draft(by=by, unit=unit or of.cast.here, brief=Brief(year, on), today=TODAY)


def moved(
    of: Office,
    edition: Edition,
    name: str,
    *,
    by: Actor | None = None,
    bringing: Given | None = None,
    scan: Scan | None = None,
) -> Edition:
    """One move, by whoever usually takes it, with what it needs."""
    by = by or of.usually(name)
    with acting(by):
        return MOVES[name](by=by, edition=edition, given=bringing or given(name), scan=scan)


def brought_to(of: Office, last: str, edition: Edition | None = None) -> Edition:
    """The county's edition, taken along the straight way up to and with a move."""
    edition = edition or drafted(of)
    for name in WAY[: WAY.index(last) + 1]:
        edition = moved(of, edition, name)
    return edition


def newer_document() -> policy.Document:
    """The county's own document."""
    path = Path("published") / "fucheng-2026-1.yaml"
    return policy.read_document(NEWER, path, origin=policy.Origin.PUBLISHED)


def put_in_force(by: Actor) -> None:
    """Have the county's own document answer from now on."""
    by = replace(by, reason="")
    with acting(by):
        archive.publish(by=by, document=newer_document(), drafted_by_name="某人")


def attached(of: Office, edition: Edition) -> None:
    """A paper hung on the edition from its page."""
    with acting(of.clerk):
        papers.attach(
            by=of.clerk, to=queries.record_of(edition), file_name=PDF.file_name, content=PDF.content, note=""
        )


def browser(username: str) -> Client:
    """Somebody signed in."""
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(account(username))
    return client


def said(answer: HttpResponse) -> str:
    """The page in words."""
    return answer.content.decode()
