"""The people of the demonstration; a real office never has them."""

from __future__ import annotations

from dataclasses import dataclass

from niangjia.kernel.roles import Role

PASSWORD = "niangjia-2026"


@dataclass(frozen=True, slots=True)
class DemoLogin:
    """A seeded sign-in: who it is and over which division."""

    username: str
    name: str
    role: Role
    division_code: str
    where: str
    password: str = PASSWORD


DEMO_LOGINS = (
    DemoLogin("mianyang", "市总经办（演示）", Role.PREFECTURE_OFFICER, "5107", "绵阳市总工会"),
    DemoLogin("mianyangzhuxi", "市总分管副主席（演示）", Role.VICE_CHAIR, "5107", "绵阳市总工会"),
    DemoLogin("fucheng", "县区经办（演示）", Role.COUNTY_CLERK, "510703", "涪城区总工会"),
    DemoLogin("fuchengzhuxi", "县区分管副主席（演示）", Role.VICE_CHAIR, "510703", "涪城区总工会"),
    DemoLogin("leader", "分管领导（演示）", Role.LEADER, "5107", "绵阳市总工会"),
    DemoLogin("xiangyun", "祥云经办（演示）", Role.COUNTY_CLERK, "532923", "祥云县总工会"),
)
DEMO_THREE = (
    DemoLogin("xitong", "系统管理员（演示）", Role.SYSTEM_ADMINISTRATOR, "5107", "绵阳市总工会"),
    DemoLogin("anquan", "安全管理员（演示）", Role.SECURITY_ADMINISTRATOR, "5107", "绵阳市总工会"),
    DemoLogin("shenji", "审计管理员（演示）", Role.AUDIT_ADMINISTRATOR, "5107", "绵阳市总工会"),
)
"""Three persons of one unit, appointed together."""
