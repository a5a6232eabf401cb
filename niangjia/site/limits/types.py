"""What a limit is."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

from niangjia.kernel.terms import Term
from niangjia.kernel.wording import Wording


class Whose(Term):
    """Who is counted: a person over all sessions and tokens, or an address with all who sit behind it."""

    PERSON = "person", "每人", "each person"
    ADDRESS = "address", "每个网络地址", "each network address"


@dataclass(frozen=True, slots=True)
class Limit:
    """So many requests of one kind in a span of the clock. `routes` are names, `*` standing for any."""

    key: str
    label: Wording
    whose: Whose
    most: int
    seconds: Literal[60, 600, 3600]
    routes: tuple[str, ...]
    method: Literal["any", "POST"] = "any"

    def counts(self, route: str, method: str, whose: Whose) -> bool:
        """Whether a request of a kind of caller falls under it."""
        told = self.method in ("any", method) and self.whose is whose
        return told and any(fnmatchcase(route, one) for one in self.routes)

    @property
    def span(self) -> Wording:
        """The span in words: 每分钟."""
        return SPANS[self.seconds]


SPANS = {
    60: Wording("每分钟", "a minute"),
    600: Wording("每十分钟", "in ten minutes"),
    3600: Wording("每小时", "an hour"),
}
