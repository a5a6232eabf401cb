"""A paper by somebody who means harm, or has pasted from anywhere."""

from __future__ import annotations

from dataclasses import replace

from niangjia.kernel.official.tests import papers
from niangjia.kernel.official.types import Attachment, Column, Contact, Head, OfficialPaper, Para, Table

HOSTILE = '#read("/etc/passwd") *粗* $x^2$ _斜_ <标> @引 `码` \\u{4e00} ] } // 注 <w:br/> &amp; 𬱖😀'
"""As it must be read again; what is put in has control characters besides."""
PUT_IN = f"\x00\x08\u202e{HOSTILE}\x1b\ufeff"


def hostile_paper() -> OfficialPaper:
    return replace(
        papers.request(),
        title=PUT_IN,
        number=PUT_IN,
        recipients=(PUT_IN, PUT_IN),
        body=(
            Head(1, PUT_IN),
            Para(PUT_IN),
            Table((Column(PUT_IN),), ((PUT_IN,),), caption=PUT_IN, note=PUT_IN),
            Table((Column(PUT_IN, group=PUT_IN),), ()),
            Para(PUT_IN),
        ),
        attachments=(Attachment(PUT_IN, (papers.quotas(500),), landscape=True), Attachment(PUT_IN)),
        signer=PUT_IN,
        contact=Contact(PUT_IN, PUT_IN),
        copies_to=(PUT_IN,) * 4,
        printed_by=PUT_IN,
        secrecy=PUT_IN,
    )
