"""The demonstration's data: the Mianyang workbooks, imported the way a clerk would, and its sign-ins."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.utils import timezone

from niangjia.accounts.facade import (
    DEMO_LOGINS,
    DEMO_THREE,
    NewAccount,
    NewSignIn,
    any_account,
    appoint,
    begin_administration,
)
from niangjia.funding.facade import enter_examples
from niangjia.imports.facade import import_file
from niangjia.kernel.command import operator
from niangjia.kernel.scope import acting
from niangjia.organisations.facade import ensure_federation

EXAMPLES = Path(__file__).parents[3] / "examples"
SINCE = date(2026, 1, 1)


def load() -> None:
    """Import units and roster and seed the logins, once; a house that has accounts is left as it is."""
    if any_account():
        return
    by = operator()
    with acting(by):
        for login in DEMO_LOGINS:
            unit = ensure_federation(by=by, division_code=login.division_code)
            new = NewAccount(login.username, login.name, login.role, login.password, one_time=False)
            appoint(by=by, new=new, unit=unit, on=SINCE)
        three = {one.role: NewSignIn(one.username, one.name, one.password, False) for one in DEMO_THREE}
        over = ensure_federation(by=by, division_code=DEMO_THREE[0].division_code)
        begin_administration(by=by, unit=over, people=three, on=SINCE)
        for kind in ("units", "roster"):
            import_file(
                by=by, kind=kind, path=EXAMPLES / "mianyang" / f"{kind}.xlsx", under="5107", as_of=None
            )
        enter_examples(by=by, on=timezone.localdate())


def tell_logins() -> None:
    """Print who can sign in."""
    print("演示账号：")
    for login in (*DEMO_LOGINS, *DEMO_THREE):
        print(f"  {login.username:<10} {login.password}   {login.where} {login.name}", flush=True)
