"""One official paper (公文) as declared: what it says, not how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from niangjia.kernel.official.types.blocks import Attachment, Block
from niangjia.kernel.official.types.text import Blank, Text


class Kind(StrEnum):
    """The kinds of paper (文种) the house writes."""

    PLAN = "plan"
    REQUEST = "request"
    REPORT = "report"
    REPLY = "reply"
    NOTICE = "notice"
    CIRCULAR = "circular"

    @property
    def upward(self) -> bool:
        """上行文: goes to the level above, and names beside its number who signs it off (签发人)."""
        return self in {Kind.REQUEST, Kind.REPORT}


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask about a request: name and phone, written under its date (附注)."""

    name: Text | None = None
    phone: Text | None = None


@dataclass(frozen=True, slots=True)
class OfficialPaper:
    """A paper in the layout of GB/T 9704-2012. It is written in Chinese, whatever language the pages speak.

    None says *not known yet* and is printed as a marked blank; the empty string or tuple says *there is
    none*. `organ` is the issuing organ (发文机关): its name with 文件 is the red head, and it signs, unless
    `signed_by` names another. `recipients` are 主送机关. A line feed in `title` breaks it there; else it is
    broken where the words allow. `signer` (签发人) is asked of upward papers only, `contact` of requests.
    `copies_to` is 抄送, `printed_by` and `printed_on` 印发. `copy_number` (份号), `secrecy` (秘密★1年) and
    `urgency` (特急) are printed only when given. Raises ValueError when `organ` says nothing.
    """

    kind: Kind
    organ: str
    title: str | Blank
    body: tuple[Block, ...]
    number: Text | None = None
    recipients: tuple[Text, ...] | None = None
    attachments: tuple[Attachment, ...] = ()
    signed_by: Text = ""
    dated: date | None = None
    signer: Text | None = None
    contact: Contact | None = None
    copies_to: tuple[Text, ...] = ()
    printed_by: Text | None = None
    printed_on: date | None = None
    copy_number: int | None = None
    secrecy: str = ""
    urgency: str = ""

    def __post_init__(self) -> None:
        if not self.organ.strip():
            raise ValueError("a paper is issued by somebody")
