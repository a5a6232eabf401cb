"""What imports keep sealed, as the change of keys goes through it."""

from __future__ import annotations

import hashlib

from niangjia.imports.models import Import, SidePage
from niangjia.kernel.keys.holding import Holder, Indexed
from niangjia.kernel.wording import Wording

WORKBOOKS = Holder(
    Import,
    Wording("导入的工作簿", "workbooks"),
    {"content_sealed": "workbook", "answers_sealed": "answers", "notice_sealed": "notice"},
    [Indexed("content_index", "content_sealed", lambda content: hashlib.sha256(content).hexdigest())],
    at_once=5,
)
SIDES = Holder(
    SidePage,
    Wording("导入的各页", "pages of workbooks"),
    {"lines_sealed": "side"},
    under="workbook_id",
    owner=WORKBOOKS,
)
HOLDERS = (WORKBOOKS, SIDES)
