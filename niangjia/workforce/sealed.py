"""What the workforce keeps sealed, as the change of keys goes through it."""

from __future__ import annotations

from niangjia.kernel.keys.holding import Holder, Indexed
from niangjia.kernel.wording import Wording
from niangjia.workforce.models import INDEXED, SEALED, Certificate, Engagement, Person, Spell

PROFILE = {"profile_sealed": "profile"}

PERSONS = Holder(
    Person,
    Wording("人员", "people"),
    {f"{name}_sealed": name for name in SEALED},
    [Indexed(f"{name}_index", f"{name}_sealed") for name in INDEXED],
)
CERTIFICATES = Holder(Certificate, Wording("证书", "certificates"), PROFILE, under="person_id", owner=PERSONS)
ENGAGEMENTS = Holder(
    Engagement, Wording("聘用关系", "engagements"), PROFILE, under="person_id", owner=PERSONS
)
SPELLS = Holder(
    Spell, Wording("请假、借调", "leaves and loans"), PROFILE, under="engagement_id", owner=ENGAGEMENTS
)
HOLDERS = (PERSONS, CERTIFICATES, ENGAGEMENTS, SPELLS)
