"""The way of a local document: drafted, submitted, published by a second person, taken back. Data."""

from __future__ import annotations

from niangjia.kernel.flows.types import Flow, Move, Need
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording

DRAFT, SUBMITTED, PUBLISHED = "draft", "submitted", "published"
WITHDRAWN, DISCARDED = "withdrawn", "discarded"
KIND = "draft"
"""What a record of this flow is called in steps, audit and papers."""

FLOW = Flow(
    "authoring.draft",
    first=DRAFT,
    states={
        DRAFT: Wording("起草中", "in draft"),
        SUBMITTED: Wording("待审核发布", "waiting to be published"),
        PUBLISHED: Wording("已发布", "published"),
        WITHDRAWN: Wording("已撤回", "taken back"),
        DISCARDED: Wording("已作废", "discarded"),
    },
    moves=(
        Move(
            "submit",
            Wording("提请审核", "Submit for review"),
            frozenset({DRAFT}),
            SUBMITTED,
            Permission.DOCUMENT_DRAFT,
        ),
        Move(
            "publish",
            Wording("发布", "Publish"),
            frozenset({SUBMITTED}),
            PUBLISHED,
            Permission.DOCUMENT_PUBLISH,
            apart_from=("submit",),
        ),
        Move(
            "send_back",
            Wording("退回修改", "Send back"),
            frozenset({SUBMITTED}),
            DRAFT,
            Permission.DOCUMENT_PUBLISH,
            needs=frozenset({Need.OPINION}),
        ),
        Move(
            "recall",
            Wording("收回再改", "Call back"),
            frozenset({SUBMITTED}),
            DRAFT,
            Permission.DOCUMENT_DRAFT,
        ),
        Move(
            "withdraw",
            Wording("撤回发布", "Take back"),
            frozenset({PUBLISHED}),
            WITHDRAWN,
            Permission.DOCUMENT_PUBLISH,
            needs=frozenset({Need.OPINION}),
        ),
        Move(
            "discard",
            Wording("作废", "Discard"),
            frozenset({DRAFT}),
            DISCARDED,
            Permission.DOCUMENT_DRAFT,
        ),
    ),
)
