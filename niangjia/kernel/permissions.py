"""Powers: one enum for the whole house, named app:resource:action.

The one kernel file that knows all apps. No entry means no power.
"""

from __future__ import annotations

from enum import StrEnum

from niangjia.kernel.wording import Wording


class Permission(StrEnum):
    """One thing that a role may let a person do."""

    HOME_VIEW = "site:home:view"
    POLICY_VIEW = "policy:document:view"
    WORKBOOK_IMPORT = "imports:workbook:import"
    UNIT_VIEW = "organisations:unit:view"
    UNIT_IMPORT = "organisations:unit:import"
    UNIT_FOUND = "organisations:unit:found"
    UNIT_MOVE = "organisations:unit:move"
    DIVISIONS_LOAD = "organisations:divisions:load"
    PASSWORD_CHOOSE = "accounts:password:choose"
    APPOINT = "accounts:appointment:make"
    PERSON_VIEW = "workforce:person:view"
    ROSTER_IMPORT = "workforce:roster:import"
    PLAN_VIEW = "staffing:plan:view"
    PLAN_EXPORT = "staffing:plan:export"


LABELS: dict[Permission, Wording] = {
    Permission.HOME_VIEW: Wording("查看工作台", "see the desk"),
    Permission.POLICY_VIEW: Wording("查阅政策库", "read the policy library"),
    Permission.WORKBOOK_IMPORT: Wording("导入工作簿", "import workbooks"),
    Permission.UNIT_VIEW: Wording("查看组织", "see organisations"),
    Permission.UNIT_IMPORT: Wording("导入单位表", "import the list of units"),
    Permission.UNIT_FOUND: Wording("设立单位", "found a unit"),
    Permission.UNIT_MOVE: Wording("调整隶属关系", "change an affiliation"),
    Permission.DIVISIONS_LOAD: Wording("载入行政区划", "load the table of divisions"),
    Permission.PASSWORD_CHOOSE: Wording("更换自己的密码", "choose one's own password"),
    Permission.APPOINT: Wording("任命角色", "appoint to a role"),
    Permission.PERSON_VIEW: Wording("查看人才库", "see the roster"),
    Permission.ROSTER_IMPORT: Wording("导入花名册", "import the roster"),
    Permission.PLAN_VIEW: Wording("查看配备计划", "see the staffing plan"),
    Permission.PLAN_EXPORT: Wording("导出配备计划", "export the staffing plan"),
}
