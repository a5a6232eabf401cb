"""Writing a draft, and the moves of its flow."""

from niangjia.authoring.actions.moving import discard, publish, recall, send_back, submit, withdraw
from niangjia.authoring.actions.writing import (
    add_provision,
    begin,
    remove_provision,
    write_cases,
    write_header,
    write_provision,
)

__all__ = [
    "add_provision",
    "begin",
    "discard",
    "publish",
    "recall",
    "remove_provision",
    "send_back",
    "submit",
    "withdraw",
    "write_cases",
    "write_header",
    "write_provision",
]
