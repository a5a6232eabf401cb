"""Roles: readable lists of powers, in code. An appointment gives one role over one subtree."""

from __future__ import annotations

from enum import StrEnum

from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording

READING = frozenset(
    {
        Permission.HOME_VIEW,
        Permission.PASSWORD_CHOOSE,
        Permission.POLICY_VIEW,
        Permission.UNIT_VIEW,
        Permission.PERSON_VIEW,
        Permission.PLAN_VIEW,
    }
)
CLERK = READING | {
    Permission.WORKBOOK_IMPORT,
    Permission.UNIT_IMPORT,
    Permission.UNIT_FOUND,
    Permission.ROSTER_IMPORT,
    Permission.PLAN_EXPORT,
}


class Role(StrEnum):
    """What a person is appointed as."""

    PREFECTURE_OFFICER = "prefecture_officer"
    COUNTY_CLERK = "county_clerk"
    LEADER = "leader"
    ADMINISTRATOR = "administrator"
    OPERATOR = "operator"


LABELS: dict[Role, Wording] = {
    Role.PREFECTURE_OFFICER: Wording("市总工会经办人", "prefecture officer"),
    Role.COUNTY_CLERK: Wording("县总工会经办人", "county clerk"),
    Role.LEADER: Wording("分管领导（只读）", "leader (read only)"),
    Role.ADMINISTRATOR: Wording("系统管理员", "administrator"),
    Role.OPERATOR: Wording("命令行操作员", "operator at the command line"),
}

POWERS: dict[Role, frozenset[Permission]] = {
    Role.PREFECTURE_OFFICER: CLERK | {Permission.UNIT_MOVE},
    Role.COUNTY_CLERK: CLERK,
    Role.LEADER: READING,
    Role.ADMINISTRATOR: CLERK | {Permission.UNIT_MOVE, Permission.DIVISIONS_LOAD, Permission.APPOINT},
    Role.OPERATOR: frozenset(Permission),
}
