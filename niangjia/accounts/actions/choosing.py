"""Changing between one's own appointments."""

from __future__ import annotations

from niangjia.accounts.models import Appointment
from niangjia.kernel import audit
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission


@action(Permission.SIGN_IN_KEEP)
def choose_appointment(*, by: Actor, appointment: Appointment) -> None:
    """Say under which of one's appointments is acted from now on: the session keeps it."""
    audit.record(
        "accounts.appointment.chosen",
        by=by,
        on_kind="account",
        on_id=str(appointment.account_id),
        scope_path=by.scope.low,
        details={"role": appointment.role, "unit": appointment.unit_code},
    )
