"""The clauses that the register rests on, each in the words that matter. Pure."""

from __future__ import annotations

from niangjia.kernel.wording import Wording
from niangjia.privacy.types.kinds import Basis

PIPL = Wording("个人信息保护法", "Personal Information Protection Law")
CONTRACTS = Wording("劳动合同法", "Labour Contract Law")
CONTRACT_RULES = Wording("劳动合同法实施条例", "Regulations on the Labour Contract Law")
WAGES = Wording(
    "工资支付暂行规定（劳部发〔1994〕489号）", "Interim Provisions on Wage Payment (1994 No. 489)"
)
INSURANCE = Wording("社会保险法", "Social Insurance Law")
ACCOUNTING = Wording(
    "会计档案管理办法（财政部、国家档案局令第79号）", "Measures on Accounting Archives (Order No. 79)"
)
ARCHIVES = Wording("档案法", "Archives Law")
CYBER = Wording("网络安全法", "Cybersecurity Law")

HUMAN_RESOURCES = Basis(
    PIPL,
    Wording("第十三条第一款第二项", "art. 13 (1) 2"),
    Wording("为订立、履行合同或者实施人力资源管理所必需", "needed for a contract or the management of staff"),
)
DUTY = Basis(
    PIPL,
    Wording("第十三条第一款第三项", "art. 13 (1) 3"),
    Wording("为履行法定职责或者法定义务所必需", "needed for a duty by law"),
)
SHORTEST = Basis(
    PIPL,
    Wording("第十九条", "art. 19"),
    Wording("保存期限应当为实现处理目的所必要的最短时间", "kept no longer than the purpose needs"),
)
SENSITIVE = Basis(
    PIPL,
    Wording("第二十八条至第三十条", "arts. 28–30"),
    Wording(
        "敏感个人信息：特定目的、充分必要、严格保护，并告知必要性",
        "sensitive: a specific purpose, real need, strict protection, and the need is told",
    ),
)
ERASURE = Basis(
    PIPL,
    Wording("第四十七条", "art. 47"),
    Wording("目的已实现或者保存期限届满的，应当主动删除", "erased once the purpose is met or the time is up"),
)
SECURITY = Basis(
    PIPL,
    Wording("第五十一条", "art. 51"),
    Wording("采取措施防止未经授权的访问以及泄露、篡改、丢失", "measures against leaks and misuse"),
)
ROSTER = Basis(
    CONTRACTS,
    Wording("第七条", "art. 7"),
    Wording("用人单位应当建立职工名册备查", "the employer keeps a roster"),
)
ROSTER_CONTENT = Basis(
    CONTRACT_RULES,
    Wording("第八条", "art. 8"),
    Wording(
        "职工名册包括姓名、性别、公民身份号码、户籍地址及现住址、联系方式、用工形式、用工起始时间、劳动合同期限等",
        "name, sex, ID number, addresses, contact, form, start and term of the contract …",
    ),
)
CONTRACT_TEXT = Basis(
    CONTRACTS,
    Wording("第五十条第三款", "art. 50 (3)"),
    Wording("已经解除或者终止的劳动合同的文本，至少保存二年备查", "kept two years after its end at least"),
)
WAGE_RECORD = Basis(
    WAGES,
    Wording("第六条", "art. 6"),
    Wording("书面记录支付工资的数额、时间、领取者姓名，保存两年以上备查", "wage records are kept two years"),
)
INSURED = Basis(
    INSURANCE,
    Wording("第五十八条", "art. 58"),
    Wording("自用工之日起三十日内为职工申请办理社会保险登记", "staff are registered for insurance"),
)
VOUCHERS = Basis(
    ACCOUNTING,
    Wording("第十四条", "art. 14"),
    Wording(
        "会计档案的定期保管期限一般为10年和30年，从会计年度终了后的第一天算起；会计凭证为30年",
        "accounting archives: 10 or 30 years from the end of the year; vouchers 30",
    ),
)
FILED = Basis(
    ARCHIVES,
    Wording("第十三条", "art. 13"),
    Wording(
        "反映团体沿革和主要职能活动的材料应当纳入归档范围", "records of an organisation's functions are filed"
    ),
)
LOGS = Basis(
    CYBER,
    Wording("网络日志留存的规定", "on keeping network logs"),
    Wording("网络日志留存不少于六个月", "network logs are kept six months at least"),
)
