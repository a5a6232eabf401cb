"""How long things are kept, in months: the one place the job and the page read. Pure."""

from __future__ import annotations

from niangjia.kernel.wording import Wording
from niangjia.privacy.register import laws
from niangjia.privacy.types.kinds import After, Kept

YEAR = 12
AFTER_LEAVING = 2 * YEAR
"""The least that contracts and wage records are kept, and so the shortest time there is."""

WORKBOOK_TAKEN_IN = YEAR
WORKBOOK_LEFT_LYING = 3
SIGN_INS = YEAR
REQUESTS = 3 * YEAR
"""As an assessment of effects is kept (PIPL 56): an answer to a person is proof of the same kind."""

LEFT = Wording("离职之日", "the day of leaving")
"""Of who was never engaged: the day of entry, or the end of a registration where that is later."""

IDENTIFYING = Kept(
    AFTER_LEAVING,
    LEFT,
    After.ANONYMISED,
    (laws.SHORTEST, laws.CONTRACT_TEXT, laws.WAGE_RECORD, laws.ERASURE),
)
DETAILS = Kept(AFTER_LEAVING, LEFT, After.DELETED, (laws.SHORTEST, laws.ERASURE))
WITHOUT_NAME = Kept(
    None,
    Wording(
        "人员匿名化后，经费、人数所依据的行不含姓名号码继续保存",
        "once the person is anonymised, the rows that money and numbers rest on stay without a name",
    ),
    After.STAYS,
    (laws.VOUCHERS, laws.FILED),
)
AS_ITS_PERSON = Kept(
    None,
    Wording("随本人：人员清除时一并销毁", "with the person: destroyed together with it"),
    After.DESTROYED,
    (laws.ERASURE,),
)
PROOF = Kept(
    None,
    Wording(
        "长期保存；其中没有明文的号码、姓名，本人密钥销毁后即不可还原", "for good: no value in the clear"
    ),
    After.STAYS,
    (laws.SECURITY,),
)
