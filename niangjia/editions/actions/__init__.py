"""What is done with editions."""

from niangjia.editions.actions.drafting import describe, draft, freeze, retake
from niangjia.editions.actions.exporting import export_edition
from niangjia.editions.actions.moving import (
    approve,
    countersign,
    give_back,
    publish,
    recall,
    request,
    send_back,
    submit,
    transcribe,
    withdraw,
)
from niangjia.editions.actions.planning import plan_posts

__all__ = [
    "approve",
    "countersign",
    "describe",
    "draft",
    "export_edition",
    "freeze",
    "give_back",
    "plan_posts",
    "publish",
    "recall",
    "request",
    "retake",
    "send_back",
    "submit",
    "transcribe",
    "withdraw",
]
