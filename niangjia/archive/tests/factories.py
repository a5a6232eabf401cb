"""Documents as offices would publish them, and who publishes."""

from __future__ import annotations

from pathlib import Path

from niangjia.kernel.actor import Actor, Scope
from niangjia.kernel.roles import POWERS, Role
from niangjia.policy import facade as policy

TEXT = """
document:
  number: {number}
  title: 试行办法
  issuers: [某总工会]
  jurisdiction: "{code}"
  dated: {since}
  issued: unknown
  effective: unknown
provisions:
  - id: {topic}
    clause: 一
    quote: 须配备{base}名
    kind: headcount_steps
    force: must
    word: 须
    unit: person
    applies_to: [{kinds}]
    {extra}
    values:
      - from: {since}
        threshold: 2000
        base: {{count: {base}, force: must, word: 须}}
        step: {{every: 3000, add: 1, of: excess, force: may, word: 可}}
"""


def publisher(reason: str = "试行期满") -> Actor:
    """Whoever may keep, publish and take back, over everything."""
    role = Role.OPERATOR
    return Actor("test:publisher", "李副主席", role.value, POWERS[role], Scope.everything(), "test", reason)


def document(
    number: str = "涪工发〔2026〕3号",
    *,
    code: str = "510703",
    since: str = "2026-01-01",
    base: int = 2,
    kinds: str = "township",
    topic: str = "staffing.posts",
    extra: str = "",
    slug: str = "",
    cases: str = "",
) -> policy.Document:
    """A document that asks two posts of a township up to 2,000 workers."""
    text = TEXT.format(
        number=number, code=code, since=since, base=base, kinds=kinds, topic=topic, extra=extra or "note: ''"
    )
    path = Path("draft") / f"{slug or number.encode().hex()[:12]}.yaml"
    return policy.read_document(text, path, origin=policy.Origin.DRAFT, cases=cases)
