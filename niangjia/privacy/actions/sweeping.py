"""What else is past its time, kind by kind: each app destroys its own, told here when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time

from django.utils import timezone

from niangjia.imports import facade as imports
from niangjia.kernel.actor import Actor, Scope
from niangjia.privacy import access, rules
from niangjia.privacy.register import periods


def workbooks(*, by: Actor, on: date) -> int:
    """Uploaded workbooks: of those taken in the content, of those left lying everything."""
    return imports.expire_workbooks(
        by=by,
        taken_in_before=rules.months_after(on, -periods.WORKBOOK_TAKEN_IN),
        dropped_before=rules.months_after(on, -periods.WORKBOOK_LEFT_LYING),
    )


def sign_ins(*, by: Actor, on: date) -> int:
    """What happened at people's doors: by the daily run of the whole tree."""
    if by.scope != Scope.everything():
        return 0
    last = rules.months_after(on, -periods.SIGN_INS)
    return access.forget_sign_ins(timezone.make_aware(datetime.combine(last, time.min)))


def requests(*, by: Actor, on: date) -> int:
    """Requests answered, and holds over, so long ago that nobody asks any more."""
    last = rules.months_after(on, -periods.REQUESTS)
    answered = access.requests(by).filter(answered_at__date__lt=last)
    over = access.holds(by).filter(until__lt=last)
    return sum(rows.delete()[0] for rows in (answered, over))


SWEEPS: Mapping[str, Callable[..., int]] = {
    "workbooks": workbooks,
    "sign_ins": sign_ins,
    "requests": requests,
}
