"""Taking the list of accounts out of the house."""

from __future__ import annotations

from datetime import date

from niangjia.accounts import sheets
from niangjia.accounts.queries import people
from niangjia.accounts.queries.people import Asked
from niangjia.accounts.signing import facade as signing
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.exports import imprint, taken_out
from niangjia.kernel.permissions import Permission


@action(Permission.ACCOUNT_EXPORT, reasoned=True)
def export_accounts(*, by: Actor, asked: Asked, on: date) -> bytes:
    """The accounts that the list shows, all pages of it, with the appointments that hold, as .xlsx."""
    found = list(people.found(asked, on=on, by=by))
    rows = people.rows_of(found, on=on, by=by, signed_in=signing.last_sign_ins(found, by=by))
    mark = imprint(by)
    return taken_out(
        "accounts.accounts.exported",
        by=by,
        mark=mark,
        content=sheets.workbook(rows, imprint=mark),
        rows=len(rows),
        on_kind="account",
        on_id="",
        scope_path=by.scope.low,
        details=asked.told,
    )
