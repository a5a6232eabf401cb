"""Every paper of an edition: matter → official paper. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from niangjia.editions.documents.papers.circular import circular
from niangjia.editions.documents.papers.notice import notice
from niangjia.editions.documents.papers.plan import plan
from niangjia.editions.documents.papers.reply import reply
from niangjia.editions.documents.papers.request import request
from niangjia.editions.documents.papers.returned import returned
from niangjia.editions.documents.types import Matter, Paper
from niangjia.kernel.official import OfficialPaper

EACH: Mapping[Paper, Callable[[Matter], OfficialPaper]] = {
    Paper.PLAN: plan,
    Paper.REQUEST: request,
    Paper.REPLY: reply,
    Paper.RETURN: returned,
    Paper.CIRCULAR: circular,
    Paper.NOTICE: notice,
}


def write(paper: Paper, matter: Matter) -> OfficialPaper:
    """The paper as declared, to be set as .docx or PDF."""
    return EACH[paper](matter)


__all__ = ["EACH", "write"]
