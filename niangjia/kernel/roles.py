"""Roles: readable lists of powers, in code. An appointment gives one role over one subtree."""

from __future__ import annotations

from enum import StrEnum

from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording

READING = frozenset(
    {
        Permission.HOME_VIEW,
        Permission.SEARCH,
        Permission.PASSWORD_CHOOSE,
        Permission.SIGN_IN_KEEP,
        Permission.ROLE_VIEW,
        Permission.TOKEN_HOLD,
        Permission.POLICY_VIEW,
        Permission.UNIT_VIEW,
        Permission.PERSON_VIEW,
        Permission.PAPER_VIEW,
        Permission.PLAN_VIEW,
        Permission.FUNDING_VIEW,
        Permission.EDITION_VIEW,
    }
)
CLERK = READING | {
    Permission.WORKBOOK_IMPORT,
    Permission.UNIT_IMPORT,
    Permission.UNIT_FOUND,
    Permission.UNIT_EDIT,
    Permission.UNIT_EXPORT,
    Permission.ROSTER_IMPORT,
    Permission.PERSON_ADD,
    Permission.PERSON_EDIT,
    Permission.PERSON_UNMASK,
    Permission.OWN_DATA_GIVE,
    Permission.READERS_VIEW,
    Permission.RETENTION_VIEW,
    Permission.ID_NUMBER_CORRECT,
    Permission.ENGAGEMENT_CHANGE,
    Permission.CERTIFICATE_EDIT,
    Permission.PAPER_ADD,
    Permission.PAPER_REMOVE,
    Permission.PERSON_EXPORT,
    Permission.PLAN_EXPORT,
    Permission.FUNDING_ENTER,
    Permission.FUNDING_EXPORT,
    Permission.SCENARIO_TRY,
    Permission.EDITION_DRAFT,
    Permission.EDITION_REQUEST,
    Permission.EDITION_TRANSCRIBE,
    Permission.EDITION_PUBLISH,
    Permission.DOCUMENT_DRAFT,
}
VICE_CHAIR = READING | {
    Permission.PERSON_EXPORT,
    Permission.FUNDING_EXPORT,
    Permission.PLAN_EXPORT,
    Permission.PAPER_ADD,
    Permission.SCENARIO_TRY,
    Permission.EDITION_COUNTERSIGN,
    Permission.EDITION_REQUEST,
    Permission.EDITION_DECIDE,
    Permission.EDITION_TRANSCRIBE,
    Permission.EDITION_PUBLISH,
    Permission.DOCUMENT_PUBLISH,
}
ADMINISTERING = frozenset(
    {
        Permission.HOME_VIEW,
        Permission.PASSWORD_CHOOSE,
        Permission.SIGN_IN_KEEP,
        Permission.ROLE_VIEW,
        Permission.ACCOUNT_VIEW,
    }
)
"""What the three administrators share: none of them reads the records of working people."""


class Role(StrEnum):
    """What a person is appointed as."""

    PREFECTURE_OFFICER = "prefecture_officer"
    COUNTY_CLERK = "county_clerk"
    VICE_CHAIR = "vice_chair"
    LEADER = "leader"
    SYSTEM_ADMINISTRATOR = "system_administrator"
    SECURITY_ADMINISTRATOR = "security_administrator"
    AUDIT_ADMINISTRATOR = "audit_administrator"
    OPERATOR = "operator"


LABELS: dict[Role, Wording] = {
    Role.PREFECTURE_OFFICER: Wording("市总工会经办人", "prefecture officer"),
    Role.COUNTY_CLERK: Wording("县总工会经办人", "county clerk"),
    Role.VICE_CHAIR: Wording("分管副主席", "vice-chair in charge"),
    Role.LEADER: Wording("分管领导（只读）", "leader (read only)"),
    Role.SYSTEM_ADMINISTRATOR: Wording("系统管理员", "system administrator"),
    Role.SECURITY_ADMINISTRATOR: Wording("安全管理员", "security administrator"),
    Role.AUDIT_ADMINISTRATOR: Wording("审计管理员", "audit administrator"),
    Role.OPERATOR: Wording("命令行操作员", "operator at the command line"),
}


def called(name: str) -> Wording | str:
    """Whoever acted as a page names them: the operator at the command line has no name but the role's, and
    who stood in for somebody carries both names (`Actor.signature`)."""
    if name == LABELS[Role.OPERATOR].zh:
        return LABELS[Role.OPERATOR]
    who, stands_in, absent = name.removesuffix("）").partition("（代")
    return Wording(name, f"{who} (for {absent})") if stands_in else name


POWERS: dict[Role, frozenset[Permission]] = {
    Role.PREFECTURE_OFFICER: CLERK
    | {
        Permission.UNIT_MOVE,
        Permission.UNIT_REORGANISE,
        Permission.EDITION_DECIDE,
        Permission.DOCUMENT_PUBLISH,
    },
    Role.COUNTY_CLERK: CLERK,
    Role.VICE_CHAIR: VICE_CHAIR,
    Role.LEADER: READING,
    Role.SYSTEM_ADMINISTRATOR: ADMINISTERING | {Permission.ACCOUNT_MANAGE, Permission.DIVISIONS_LOAD},
    Role.SECURITY_ADMINISTRATOR: ADMINISTERING
    | {
        Permission.ACCOUNT_EXPORT,
        Permission.APPOINT,
        Permission.SIGN_IN_REVOKE,
        Permission.RETENTION_VIEW,
        Permission.RETENTION_HOLD,
        Permission.RETENTION_RUN,
    },
    Role.AUDIT_ADMINISTRATOR: ADMINISTERING
    | {Permission.ACCOUNT_EXPORT, Permission.EVENT_VIEW, Permission.EVENT_EXPORT, Permission.READERS_VIEW},
    Role.OPERATOR: frozenset(Permission),
}

ADMINISTRATORS = frozenset({Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR})
"""Three that no one person may hold together (GB/T 22239-2019, 8.1.5: 系统管理、审计管理、安全管理)."""
