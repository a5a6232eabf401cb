"""What organisations keep sealed, as the change of keys goes through it."""

from __future__ import annotations

from niangjia.kernel.keys.holding import Holder
from niangjia.kernel.wording import Wording
from niangjia.organisations.models import UnitContact

CONTACTS = Holder(
    UnitContact,
    Wording("单位联系人", "units' contacts"),
    {"name_sealed": "contact_name", "phone_sealed": "contact_phone"},
)
