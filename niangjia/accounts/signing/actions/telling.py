"""What happened at somebody's door: told to the person and to auditors, and audited, in one breath."""

from __future__ import annotations

from niangjia.accounts.models import Account, SignInNote
from niangjia.accounts.signing.types import Happening
from niangjia.kernel import audit
from niangjia.kernel.actor import Actor


def tell(
    what: Happening, account: Account | None, *, by: Actor, path: str, device: str = "", address: str = ""
) -> None:
    """Write it down, in the transaction of `by`; `path` is that of the account's unit.

    Of a name that does not exist nothing is kept but that it was tried: people type passwords there.
    """
    others = account is not None and by.key != f"account:{account.pk}"
    SignInNote.objects.create(
        account=account,
        happening=what.value,
        address=address or by.address,
        device=device,
        by_name=by.name if others and by.role else "",
        unit_path=path,
    )
    audit.record(
        f"accounts.sign_in.{what.value}",
        by=by,
        on_kind="account",
        on_id="" if account is None else str(account.pk),
        scope_path=path,
        details={"device": device} if device else {},
    )
