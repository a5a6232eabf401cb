"""Roles and powers as the code has them: what the pages and the manual show. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from niangjia.kernel.permissions import LABELS as POWER_LABELS
from niangjia.kernel.permissions import Permission
from niangjia.kernel.roles import ADMINISTRATORS, LABELS, POWERS, Role
from niangjia.kernel.wording import Wording

APPS = {
    "site": Wording("工作台与系统", "The desk and the house"),
    "accounts": Wording("账号与权限", "Accounts and powers"),
    "organisations": Wording("组织", "Organisations"),
    "workforce": Wording("人才库", "Talent base"),
    "papers": Wording("附件", "Papers"),
    "imports": Wording("导入", "Imports"),
    "policy": Wording("政策库", "Policy library"),
    "authoring": Wording("起草文件", "Drafting documents"),
    "staffing": Wording("配备计划", "Staffing plan"),
    "funding": Wording("经费批复", "Budget replies"),
    "scenarios": Wording("模拟测算", "What-if"),
    "editions": Wording("年度计划", "Annual plans"),
    "privacy": Wording("个人信息", "Personal data"),
    "proof": Wording("审计", "Audit"),
    "kernel": Wording("密钥", "Keys"),
}
"""The parts of the house, by which powers are grouped, in the order in which they are shown."""

MEANINGS = {
    Role.PREFECTURE_OFFICER: Wording(
        "市（州）总工会办理全部业务，调整隶属关系，批复下级的年度计划，发布本地文件。",
        "Does all business of a prefecture federation, moves units, replies to the plans below, publishes.",
    ),
    Role.COUNTY_CLERK: Wording(
        "县（市、区）总工会办理日常业务：导入、登记、变动、计划、经费。",
        "Does the daily business of a county federation: imports, entries, changes, plans, budget replies.",
    ),
    Role.VICE_CHAIR: Wording(
        "会签和批复计划，发布本地文件；不改名册。",
        "Countersigns and replies to plans, publishes documents; does not edit the roster.",
    ),
    Role.LEADER: Wording("只看，不改。", "Reads, changes nothing."),
    Role.SYSTEM_ADMINISTRATOR: Wording(
        "开立和停用账号，给一次性密码；不任命，不看业务数据。",
        "Opens and closes accounts, gives one-time passwords; appoints nobody, reads no records.",
    ),
    Role.SECURITY_ADMINISTRATOR: Wording(
        "任命和结束任命，安排代理，结束登录，管个人信息保存期限；不开账号，不看业务数据。",
        "Appoints, ends appointments and sessions, keeps the retention of personal data; opens no account.",
    ),
    Role.AUDIT_ADMINISTRATOR: Wording(
        "查阅和导出审计记录；不开账号，不任命，不办业务。",
        "Reads and exports audit events; opens no account, appoints nobody, does no business.",
    ),
    Role.OPERATOR: Wording(
        "坐在服务器前的人，只在命令行；初始化、备份、恢复。",
        "Whoever sits at the server: at the command line only; begins, backs up, restores.",
    ),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A role as it is shown."""

    role: Role
    label: Wording
    meaning: Wording
    administers: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One power: its name in code, what it lets a person do, and for each of `ROLES` whether it holds it."""

    power: Permission
    label: Wording
    held: tuple[bool, ...]

    @property
    def holders(self) -> list[Named]:
        """The roles that hold it."""
        return [role for role, held in zip(ROLES, self.held, strict=True) if held]


@dataclass(frozen=True, slots=True)
class Group:
    """The powers of one part of the house."""

    label: Wording
    lines: Sequence[Line]


ROLES = tuple(Named(role, LABELS[role], MEANINGS[role], role in ADMINISTRATORS) for role in Role)


def matrix() -> list[Group]:
    """Role × power, grouped by the part of the house: every power of the enum, once."""
    return [
        Group(label, [_line(power) for power in Permission if power.partition(":")[0] == app])
        for app, label in APPS.items()
    ]


def _line(power: Permission) -> Line:
    return Line(power, POWER_LABELS[power], tuple(power in POWERS[role] for role in Role))
