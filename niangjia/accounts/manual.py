"""The page of the manual that says who may do what, written from the code.

`python -m niangjia.accounts.manual` writes it anew; a test holds that it says what the code says.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from niangjia.accounts.powers import ROLES, matrix
from niangjia.accounts.rules import LONGEST_DAYS
from niangjia.kernel.actor import Reach

PAGE = Path(__file__).parents[2] / "docs" / "roles.zh-CN.md"
BEGINNING = f"""# 角色与权限

本页由程序写出（`python -m niangjia.accounts.manual`），与系统里“账号与权限 → 角色与权限”一页相同。

- **任命**＝人 × 角色 × 范围 × 起止日期。没有任命，什么也看不到、办不了。一次登录只按一项任命办理；
  有几项的，在账户菜单“我的任命”里换。
- **范围**只有三种说法：{"、".join(one.label.zh for one in Reach)}。“本单位”就是这一个单位，看不到下级，
  也看不到下级的合计；“指定单位”是点名的几个单位，各含其下级：
  列表和合计是几个单位合起来的，一次只看一个、办一个的页面先请您选单位。
- **代理**：某人不在时，由安全管理员安排另一人按其任命办理，须写起止日期，一次最长 {LONGEST_DAYS} 天；
  原任命结束，代理随之结束。代理期间办的每件事都写明“某某（代某某）”。
  须由另一人办理的（如会签、审核发布），代理人和被代理的人算同一个人：谁代谁送的，两人都不能再会签。
- **三类管理员**（系统、安全、审计）须由三个不同的人担任，同一人不得兼任，也不得兼办业务；数据库同样拒绝。
  一个单位有三个不办业务的人分任，才自设管理员；不足三人的，由上级的三位管理员管理，
  “本单位的管理员”一页写明是谁。管理员不能给自己任命、解锁或发密码。
"""


def page() -> str:
    """The whole page."""
    return "\n".join([BEGINNING, *_roles(), *_matrix()]) + "\n"


def _roles() -> Iterator[str]:
    yield "## 角色"
    yield ""
    yield "| 角色 | 做什么 |"
    yield "| --- | --- |"
    for role in ROLES:
        yield f"| {role.label.zh} | {role.meaning.zh} |"
    yield ""


def _matrix() -> Iterator[str]:
    yield "## 谁有哪些权限"
    yield ""
    yield "每项权限后面的英文是它在程序里的名字。"
    for group in matrix():
        yield ""
        yield f"### {group.label.zh}"
        yield ""
        yield "| 权限 | " + " | ".join(role.label.zh for role in ROLES) + " |"
        yield "| --- |" + " :-: |" * len(ROLES)
        for line in group.lines:
            marks = " | ".join("●" if held else "" for held in line.held)
            yield f"| {line.label.zh} `{line.power.value}` | {marks} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
