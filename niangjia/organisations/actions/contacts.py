"""Keeping each unit's contact person; name and phone are sealed under the row's own key."""

from __future__ import annotations

from collections.abc import Sequence

from niangjia.kernel.actor import Actor
from niangjia.kernel.vault import vault
from niangjia.organisations import access
from niangjia.organisations.models import Unit, UnitContact
from niangjia.organisations.types import UnitRow


def keep_contacts(pairs: Sequence[tuple[Unit, UnitRow]], *, by: Actor) -> set[int]:
    """Store the contact that each row names; returns the units for which that changed anything."""
    given = [(unit, row) for unit, row in pairs if row.contact_name]
    standing = {
        one.unit_id: one for one in access.contacts(by).filter(unit__in=[unit.pk for unit, _ in given])
    }
    new: list[UnitContact] = []
    changed: list[UnitContact] = []
    for unit, row in given:
        present = standing.get(unit.pk)
        if present is None:
            new.append(_kept(UnitContact(unit=unit, data_key=vault().new_key()), row))
        elif (present.name, present.phone) != (row.contact_name, row.contact_phone):
            changed.append(_kept(present, row))
    UnitContact.objects.bulk_create(new, batch_size=5_000)
    UnitContact.objects.bulk_update(changed, ["name", "name_sealed", "phone_sealed"], batch_size=1_000)
    return {contact.unit_id for contact in (*new, *changed)}


def _kept(contact: UnitContact, row: UnitRow) -> UnitContact:
    contact.keep(row.contact_name, row.contact_phone)
    return contact
