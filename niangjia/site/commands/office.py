"""A real office begins: its federation and a first administrator, nothing else."""

from __future__ import annotations

import secrets
from datetime import date

from niangjia.kernel.command import Fault, house, operator
from niangjia.kernel.roles import Role

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
"""Without the characters that are mistaken for each other on paper."""
PASSWORD_LENGTH = 16


def begin(*, under: str, username: str, name: str) -> int:
    """Found the office's federation and appoint its first administrator with a one-time password."""
    with house():
        from niangjia.accounts.facade import NewAccount, any_account, appoint
        from niangjia.kernel.scope import acting
        from niangjia.organisations.facade import ensure_federation

        if any_account():
            raise Fault("已有账号，不能再次初始化；请由现有管理员登录后任命。")
        password = "".join(secrets.choice(ALPHABET) for _ in range(PASSWORD_LENGTH))
        by = operator()
        with acting(by):
            unit = ensure_federation(by=by, division_code=under)
            appoint(
                by=by,
                new=NewAccount(username, name, Role.SYSTEM_ADMINISTRATOR, password),
                unit=unit,
                on=date.today(),
            )
    print(f"{unit.name} 已建立。第一位管理员：{username}")
    print(f"一次性密码（首次登录时必须更换）：{password}")
    print("接着运行：niangjia serve")
    return 0
