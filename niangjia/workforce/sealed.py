"""What the workforce keeps sealed, as the change of keys goes through it."""

from __future__ import annotations

from niangjia.kernel.keys.holding import Holder, Indexed
from niangjia.kernel.wording import Wording
from niangjia.workforce.models import INDEXED, SEALED, Person

PERSONS = Holder(
    Person,
    Wording("人员", "people"),
    {f"{name}_sealed": name for name in SEALED},
    [Indexed(f"{name}_index", f"{name}_sealed") for name in INDEXED],
)
