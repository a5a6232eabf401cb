"""Whether a document may be put in force, and taken back. Pure."""

from __future__ import annotations

from niangjia.kernel.figure import Verdict
from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy


def may_publish(document: policy.Document, library: policy.Library) -> Verdict:
    """Whether a document can stand among those in force, in place of one of its name and place."""
    held = next((one for one in library.held if one.name == document.name), None)
    if held is not None and not policy.same_place(held, document):
        return Verdict.no(
            f"{document.name}是别处的文件，不能由本地发布。",
            f"{document.name} is a document of another place: it cannot be published here.",
        )
    clashes = library.clashes_with(document)
    if clashes:
        return Verdict.no(
            f"它和在库的文件不一致，共{len(clashes)}处：{clashes[0].message}",
            f"It does not agree with the documents held, in {len(clashes)} places: {clashes[0].message}",
        )
    return Verdict(True, Wording("可以发布", "may be published"))


def may_withdraw(*, ended: bool) -> Verdict:
    """Whether a publication can be taken back: once, and while no newer text has taken its place."""
    if ended:
        return Verdict.no("它已经不在施行。", "It is no longer in force.")
    return Verdict(True, Wording("可以撤回", "may be taken back"))
