"""Powers: one enum for the whole house, named app:resource:action.

The one kernel file that knows all apps. No entry means no power.
"""

from __future__ import annotations

from enum import StrEnum

from niangjia.kernel.wording import Wording


class Permission(StrEnum):
    """One thing that a role may let a person do."""

    HOME_VIEW = "site:home:view"
    SEARCH = "site:search:view"
    POLICY_VIEW = "policy:document:view"
    DOCUMENT_DRAFT = "authoring:document:draft"
    DOCUMENT_PUBLISH = "authoring:document:publish"
    WORKBOOK_IMPORT = "imports:workbook:import"
    UNIT_VIEW = "organisations:unit:view"
    UNIT_IMPORT = "organisations:unit:import"
    UNIT_FOUND = "organisations:unit:found"
    UNIT_MOVE = "organisations:unit:move"
    UNIT_EDIT = "organisations:unit:edit"
    UNIT_REORGANISE = "organisations:unit:reorganise"
    UNIT_EXPORT = "organisations:unit:export"
    DIVISIONS_LOAD = "organisations:divisions:load"
    PASSWORD_CHOOSE = "accounts:password:choose"
    TOKEN_HOLD = "accounts:token:hold"
    SIGN_IN_KEEP = "accounts:sign-in:keep"
    ROLE_VIEW = "accounts:role:view"
    ACCOUNT_VIEW = "accounts:account:view"
    ACCOUNT_EXPORT = "accounts:account:export"
    ACCOUNT_MANAGE = "accounts:account:manage"
    APPOINT = "accounts:appointment:make"
    SIGN_IN_REVOKE = "accounts:sign-in:revoke"
    PERSON_VIEW = "workforce:person:view"
    PERSON_UNMASK = "workforce:person:unmask"
    PERSON_EXPORT = "workforce:person:export"
    PERSON_ADD = "workforce:person:add"
    PERSON_EDIT = "workforce:person:edit"
    ID_NUMBER_CORRECT = "workforce:id-number:correct"
    ENGAGEMENT_CHANGE = "workforce:engagement:change"
    CERTIFICATE_EDIT = "workforce:certificate:edit"
    PAPER_VIEW = "papers:paper:view"
    PAPER_ADD = "papers:paper:add"
    PAPER_REMOVE = "papers:paper:remove"
    ROSTER_IMPORT = "workforce:roster:import"
    PLAN_VIEW = "staffing:plan:view"
    PLAN_EXPORT = "staffing:plan:export"
    FUNDING_VIEW = "funding:reply:view"
    FUNDING_ENTER = "funding:reply:enter"
    FUNDING_EXPORT = "funding:reply:export"
    SCENARIO_TRY = "scenarios:scenario:try"
    EDITION_VIEW = "editions:edition:view"
    EDITION_DRAFT = "editions:edition:draft"
    EDITION_COUNTERSIGN = "editions:edition:countersign"
    EDITION_REQUEST = "editions:edition:request"
    EDITION_DECIDE = "editions:edition:decide"
    EDITION_TRANSCRIBE = "editions:edition:transcribe"
    EDITION_PUBLISH = "editions:edition:publish"
    OWN_DATA_GIVE = "privacy:own-data:give"
    READERS_VIEW = "privacy:readers:view"
    RETENTION_VIEW = "privacy:retention:view"
    RETENTION_HOLD = "privacy:retention:hold"
    RETENTION_RUN = "privacy:retention:run"
    EVENT_VIEW = "proof:event:view"
    EVENT_EXPORT = "proof:event:export"
    EVENT_SEAL = "proof:event:seal"
    HOUSE_BACK_UP = "site:house:back-up"
    KEY_ROTATE = "kernel:key:rotate"


LABELS: dict[Permission, Wording] = {
    Permission.HOME_VIEW: Wording("查看工作台", "see the desk"),
    Permission.SEARCH: Wording("全局搜索", "search the house"),
    Permission.POLICY_VIEW: Wording("查阅政策库", "read the policy library"),
    Permission.DOCUMENT_DRAFT: Wording("起草本地文件", "draft local documents"),
    Permission.DOCUMENT_PUBLISH: Wording("发布本地文件", "publish local documents"),
    Permission.WORKBOOK_IMPORT: Wording("导入工作簿", "import workbooks"),
    Permission.UNIT_VIEW: Wording("查看组织", "see organisations"),
    Permission.UNIT_IMPORT: Wording("导入单位表", "import the list of units"),
    Permission.UNIT_FOUND: Wording("设立单位", "found a unit"),
    Permission.UNIT_MOVE: Wording("调整隶属关系", "change an affiliation"),
    Permission.UNIT_EDIT: Wording("更名和更正单位", "rename and correct units"),
    Permission.UNIT_REORGANISE: Wording("合并、分设和撤销单位", "merge, split and abolish units"),
    Permission.UNIT_EXPORT: Wording("导出单位表", "export the list of units"),
    Permission.DIVISIONS_LOAD: Wording("载入行政区划", "load the table of divisions"),
    Permission.PASSWORD_CHOOSE: Wording("更换自己的密码", "choose one's own password"),
    Permission.TOKEN_HOLD: Wording("使用访问令牌", "hold tokens for the API"),
    Permission.SIGN_IN_KEEP: Wording("管理自己的登录方式", "keep one's own sign-in"),
    Permission.ROLE_VIEW: Wording("查看角色与权限", "see roles and powers"),
    Permission.ACCOUNT_VIEW: Wording("查看账号与任命", "see accounts and appointments"),
    Permission.ACCOUNT_EXPORT: Wording("导出账号与任命", "export accounts and appointments"),
    Permission.ACCOUNT_MANAGE: Wording("开立和停用账号", "open and close accounts"),
    Permission.APPOINT: Wording("任命角色", "appoint to a role"),
    Permission.SIGN_IN_REVOKE: Wording("结束他人的登录", "end other people's sessions"),
    Permission.PERSON_VIEW: Wording("查看人才库", "see the roster"),
    Permission.PERSON_UNMASK: Wording("查看完整个人信息", "see personal values unmasked"),
    Permission.PERSON_EXPORT: Wording("导出人才库", "export the roster"),
    Permission.PERSON_ADD: Wording("登记新人员", "enter a new person"),
    Permission.PERSON_EDIT: Wording("修改个人信息", "edit a person"),
    Permission.ID_NUMBER_CORRECT: Wording("更正身份证号", "correct an ID number"),
    Permission.ENGAGEMENT_CHANGE: Wording("办理聘用变动", "change engagements"),
    Permission.CERTIFICATE_EDIT: Wording("登记职业资格证书", "register certificates"),
    Permission.PAPER_VIEW: Wording("查看附件", "see papers"),
    Permission.PAPER_ADD: Wording("上传附件", "attach papers"),
    Permission.PAPER_REMOVE: Wording("移除附件", "remove papers"),
    Permission.ROSTER_IMPORT: Wording("导入花名册", "import the roster"),
    Permission.PLAN_VIEW: Wording("查看配备计划", "see the staffing plan"),
    Permission.PLAN_EXPORT: Wording("导出配备计划", "export the staffing plan"),
    Permission.FUNDING_VIEW: Wording("查看经费批复", "see budget replies"),
    Permission.FUNDING_ENTER: Wording("登记经费批复", "enter budget replies"),
    Permission.FUNDING_EXPORT: Wording("导出经费批复", "export budget replies"),
    Permission.SCENARIO_TRY: Wording("模拟测算", "try scenarios"),
    Permission.EDITION_VIEW: Wording("查看年度计划", "see annual plans"),
    Permission.EDITION_DRAFT: Wording("编制年度计划", "draft annual plans"),
    Permission.EDITION_COUNTERSIGN: Wording("会签年度计划", "countersign annual plans"),
    Permission.EDITION_REQUEST: Wording("上报年度计划", "request approval of annual plans"),
    Permission.EDITION_DECIDE: Wording("批复年度计划", "reply to annual plans"),
    Permission.EDITION_TRANSCRIBE: Wording("补录纸质批复", "transcribe approvals given on paper"),
    Permission.EDITION_PUBLISH: Wording("发布年度计划", "publish annual plans"),
    Permission.OWN_DATA_GIVE: Wording("向本人提供其个人信息", "give people their own data"),
    Permission.READERS_VIEW: Wording("查看谁看过某人的信息", "see who read a person's data"),
    Permission.RETENTION_VIEW: Wording("查看个人信息保存期限", "see how long personal data are kept"),
    Permission.RETENTION_HOLD: Wording("暂缓清除个人信息", "put off the removal of personal data"),
    Permission.RETENTION_RUN: Wording("清除到期的个人信息", "remove personal data whose time is up"),
    Permission.EVENT_VIEW: Wording("查看审计记录", "see audit events"),
    Permission.EVENT_EXPORT: Wording("导出审计记录", "export audit events"),
    Permission.EVENT_SEAL: Wording("封存审计记录", "seal audit events"),
    Permission.HOUSE_BACK_UP: Wording("备份与恢复", "back up and restore"),
    Permission.KEY_ROTATE: Wording("更换加密密钥", "change the encryption keys"),
}
