"""A real office begins: its federation and its three administrators, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from niangjia.kernel.command import Fault, house, operator
from niangjia.kernel.figure import Refused
from niangjia.kernel.roles import LABELS, Role

NEXT = """接着：
  1. 运行 niangjia serve，用浏览器打开它写出的地址。
  2. 三位管理员各用自己的一次性密码登录，换成自己的密码，设置两步验证。
  3. 系统管理员：账号与权限 → 开立账号（经办人、分管副主席……），把一次性密码告诉本人。
  4. 安全管理员：账号与权限 → 打开此人 → 任命（角色、范围、日期）。此人即可登录办理。
  5. 审计管理员：查看审计记录。三个人不得兼任，也不得兼办业务。"""


def begin(*, under: str, people: Mapping[Role, tuple[str, str]]) -> int:
    """Found the office's federation and appoint its three administrators with one-time passwords.

    `people` are user name and name by role. In a house where some of the three are lacking, those alone.
    """
    with house():
        from niangjia.accounts.facade import NewSignIn, begin_administration, lacking_at, one_time_password
        from niangjia.kernel.scope import acting
        from niangjia.organisations.facade import ensure_federation

        today, by = date.today(), operator()
        with acting(by):
            unit = ensure_federation(by=by, division_code=under)
            lacking = lacking_at(unit, on=today)
            if not lacking:
                raise Fault(f"{unit.name}已有三位管理员，不能再次初始化；请由安全管理员登录后任命。")
            given = {role: NewSignIn(*people[role], one_time_password()) for role in lacking}
            try:
                begin_administration(by=by, unit=unit, people=given, on=today)
            except Refused as refusal:
                raise Fault(refusal.verdict.reason.zh) from None
    print(f"{unit.name} 已建立。管理员和一次性密码（只显示这一次，首次登录时必须更换）：")
    for role, new in given.items():
        print(f"  {LABELS[role].zh}　用户名 {new.username}　一次性密码 {new.password}")
    print(NEXT)
    return 0
