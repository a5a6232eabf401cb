"""What can be wrong: with a question (a fact, a setting, a place), or with a document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from niangjia.kernel.wording import Wording


class PolicyError(Exception):
    """Anything the policy engine refuses."""


class FactError(PolicyError, ValueError):
    """A fact, setting, place or provision name in the question cannot be right.

    `name` says which one, `said` what is wrong with it, without repeating what was given.
    """

    def __init__(self, name: str, zh: str, en: str, given: object) -> None:
        super().__init__(f"{name}: {zh} ({en}); 所给 / given: {given!r}")
        self.name = name
        self.said = Wording(zh, en)


class FactMissing(PolicyError):
    """A fact the provision needs was not given; the answer is then 缺数据, never 0."""

    def __init__(self, *names: str) -> None:
        super().__init__(", ".join(names))
        self.names = names


class Wrong(ValueError):
    """An entry of a document that cannot stand as it is: said so that whoever wrote it knows what to do.

    `at` names the entry inside the one that was read, where the whole shows that a part is wrong.
    """

    def __init__(self, zh: str, en: str, *, at: str = "") -> None:
        super().__init__(en)
        self.said = Wording(zh, en)
        self.at = at


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in a policy document: where, and what."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class LoadError(PolicyError):
    """The documents do not load; every problem names its file and line."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))
