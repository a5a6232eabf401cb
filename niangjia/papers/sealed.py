"""What papers keep sealed, as the change of keys goes through it."""

from __future__ import annotations

from niangjia.kernel.keys.holding import Holder
from niangjia.kernel.wording import Wording
from niangjia.papers.models import Paper

PAPERS = Holder(Paper, Wording("附件", "papers"), {"content_sealed": "paper"}, at_once=5)
