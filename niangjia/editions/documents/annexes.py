"""The attachments of a paper, and how its text refers to them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from niangjia.kernel.official import Attachment


@dataclass(frozen=True, slots=True)
class Annexes:
    """Attachments in their order, each under the name by which the text asks for it."""

    named: Sequence[tuple[str, Attachment]]

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """As the paper takes them."""
        return tuple(one for _, one in self.named)

    def see(self, name: str) -> str:
        """附件2; 附件 where there is only one; empty where there is none of the name."""
        at = next((at for at, (key, _) in enumerate(self.named, 1) if key == name), 0)
        if not at:
            return ""
        return f"附件{at}" if len(self.named) > 1 else "附件"

    def clause(self, name: str, before: str) -> str:
        """，分单位情况见附件2; empty where there is none of the name."""
        where = self.see(name)
        return f"，{before}见{where}" if where else ""
