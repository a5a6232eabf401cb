"""Small documents for tests, written the way an author writes them."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from niangjia.policy.library import Library

HEAD = """\
document:
  number: {number}
  title: 意见
  issuers: [某总工会]
  jurisdiction: "{code}"
  dated: unknown
  issued: {since}
  effective: unknown
  reported: {reported}
provisions:
"""

STEPS = """\
  - id: staffing.posts
    clause: 一
    quote: 职工配备
    kind: headcount_steps
    force: {force}
    {word}
    unit: person
    applies_to: [{kinds}]
    {extra}
    values:
      - from: {since}
        threshold: 2000
        base: {{count: {base}, force: {force}, {word}}}
        step: {{every: {every}, add: 1, of: excess, force: may, word: 可}}
"""


def steps(
    number: str,
    *,
    code: str = "510000",
    since: str = "2018-01-01",
    force: str = "must",
    kinds: str = "township",
    base: int = 1,
    every: int = 3000,
    extra: str = 'note: ""',
    reported: bool = False,
) -> str:
    """A document with one staffing provision."""
    word = {"must": "word: 须", "may": "word: 可", "as_reads": "word: null"}[force]
    head = HEAD.format(number=number, code=code, since=since, reported=str(reported).lower())
    return head + STEPS.format(
        since=since, force=force, word=word, kinds=kinds, base=base, every=every, extra=extra
    )


def shelve(folder: Path, **texts: str) -> Path:
    """Write documents into a folder, one file each."""
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(dedent(text), encoding="utf-8")
    return folder


def load(folder: Path, **texts: str) -> Library:
    """The library of these documents alone."""
    return Library.load(shelve(folder, **texts))
