"""`niangjia accounts remove-factor`: the way back where nobody who may take a factor off can sign in."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from niangjia.kernel.command import Fault, house, operator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from niangjia.accounts.models import Account

SHOWN = 10


def add_to(commands: Any) -> None:
    """Declare the commands of accounts."""
    parser = commands.add_parser("accounts", help="accounts: the way back for who cannot sign in any more")
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    remove = tasks.add_parser(
        "remove-factor",
        help="take off a lost second factor, where no security administrator can sign in to do it",
    )
    remove.add_argument("username", help="the user name of whoever lost phone and recovery codes")
    remove.add_argument(
        "--reason", required=True, help="why, and how it was made sure who asks; the audit keeps it"
    )
    remove.set_defaults(run=_remove_factor)


def _remove_factor(chosen: argparse.Namespace) -> int:
    reason = " ".join(chosen.reason.split())
    if not reason:
        raise Fault("请用 --reason 写明理由，以及怎样确认是本人：它会留在审计记录里")
    with house():
        from niangjia.accounts.signing.facade import remove_second_factor, with_second_factor
        from niangjia.kernel.scope import acting

        with acting(by := replace(operator(), reason=reason)):
            having = list(with_second_factor(by=by))
            account = next((one for one in having if one.username == chosen.username), None)
            if account is None:
                raise Fault(_unknown(chosen.username, having))
            remove_second_factor(by=by, account=account)
    print(f"已停用 {account.name}（{account.username}）的两步验证，此人的全部登录已结束；已写入审计记录。")
    print("密码没有变：此人用原来的密码登录，管理员会先被要求重新设置两步验证。")
    return 0


def _unknown(username: str, having: Sequence[Account]) -> str:
    if not having:
        return f"没有改动：用户名“{username}”没有启用两步验证，别的账号也都没有启用"
    named = "、".join(f"{one.username}（{one.name}）" for one in having[:SHOWN])
    more = f"等 {len(having)} 个" if len(having) > SHOWN else ""
    return f"没有改动：没有启用了两步验证的账号“{username}”。启用了的有：{named}{more}"
