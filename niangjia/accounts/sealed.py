"""What accounts keep sealed, as the change of keys goes through it."""

from __future__ import annotations

from niangjia.accounts.models import SecondFactor
from niangjia.accounts.signing.actions.factors import SECRET
from niangjia.kernel.keys.holding import Holder
from niangjia.kernel.wording import Wording

FACTORS = Holder(
    SecondFactor,
    Wording("登录第二步", "second factors"),
    {"secret_sealed": SECRET, "pending_sealed": SECRET},
)
