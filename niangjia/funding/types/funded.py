"""What a unit is funded for on a day: the replies behind it, post by post."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from niangjia.funding.types.reply import Reply, Share
from niangjia.funding.types.words import Level, Source


@dataclass(frozen=True, slots=True)
class Part:
    """What one reply funds at one unit: `of` all its posts, `posts` lie here.

    `spread` is whether the unit is one that hands posts on to others: then what lies here is the rest.
    """

    reply: Reply
    posts: int
    of: int | None = None
    """The posts of the whole reply; None where the reply lies out of the reader's scope."""
    spread: bool = False

    @property
    def person_months(self) -> int:
        """Posts × months of the reply."""
        return self.posts * self.reply.months


@dataclass(frozen=True, slots=True)
class Funded:
    """保障名额 of one unit on a day. A unit that no standing reply covers has none: missing, never 0.

    Adds up along the tree without counting twice: a federation's `posts` are those not allotted yet.
    """

    unit_id: int
    path: str
    name: str
    parts: tuple[Part, ...]

    @property
    def posts(self) -> int:
        """The posts that lie with this very unit."""
        return sum(part.posts for part in self.parts)

    @property
    def person_months(self) -> int:
        """Over all its parts."""
        return sum(part.person_months for part in self.parts)

    def as_json(self) -> dict[str, Any]:
        """To be frozen with an edition; `of_json` reads it back equal."""
        return {
            "unit_id": self.unit_id,
            "path": self.path,
            "name": self.name,
            "parts": [_plain(asdict(part)) for part in self.parts],
        }

    @classmethod
    def of_json(cls, given: Mapping[str, Any]) -> Funded:
        """As `as_json` wrote it."""
        return cls(given["unit_id"], given["path"], given["name"], tuple(map(_part, given["parts"])))


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
    return value


def _part(given: Mapping[str, Any]) -> Part:
    reply = dict(given["reply"])
    for name in ("dated", "first", "until", "ended_on"):
        reply[name] = date.fromisoformat(reply[name]) if reply[name] else None
    reply["shares"] = tuple(
        Share(
            Source(one["source"]),
            Level(one["level"]),
            one["person_months"],
            None if one["amount"] is None else Decimal(one["amount"]),
        )
        for one in reply["shares"]
    )
    return Part(Reply(**reply), given["posts"], given["of"], given["spread"])
