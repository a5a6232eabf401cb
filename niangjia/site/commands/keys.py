"""`niangjia keys list | verify | rotate | retire`: the keys of the vault, changed while the house goes on."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from niangjia.kernel.command import Fault, house, operator
from niangjia.kernel.keys.ciphers import Algorithm
from niangjia.kernel.keys.ring import GLANCE_SECONDS, Use

if TYPE_CHECKING:
    from niangjia.kernel.keys.holding import Holder

NAMES = {Use.MASTER: "主密钥", Use.INDEX: "检索密钥"}
CIPHERS: Mapping[Algorithm | None, str] = {
    Algorithm.AES: "AES-256-GCM",
    Algorithm.SM4: "SM4-GCM",
    None: "旧格式（AES-256-GCM）",
}
SHOWN_FAULTS = 20


def add_to(commands: Any) -> None:
    """Declare the commands of the keys."""
    keys = commands.add_parser("keys", help="the encryption keys: list, verify, rotate, retire")
    acts = keys.add_subparsers(dest="act", required=True, metavar="ACT")
    acts.add_parser("list", help="what lies under which key").set_defaults(run=_list)
    verify = acts.add_parser("verify", help="open sealed values, to prove that the keys are right")
    verify.add_argument("--all", action="store_true", help="every value instead of a sample of each table")
    verify.set_defaults(run=_verify)
    rotate = acts.add_parser("rotate", help="a new key; everything is brought under it, resumable")
    rotate.add_argument("--index", action="store_true", help="the key of the blind index, not the master key")
    rotate.add_argument("--reseal", action="store_true", help="seal every value anew by NIANGJIA_CIPHER")
    rotate.set_defaults(run=_rotate)
    retire = acts.add_parser("retire", help="remove former keys that nothing lies under any more")
    retire.add_argument("--index", action="store_true", help="of the blind index")
    retire.set_defaults(run=_retire)


def _list(chosen: argparse.Namespace) -> int:
    with house():
        from niangjia.kernel import home
        from niangjia.kernel.keys import ring, verifying

        held = ring.present(anew=True)
        print(f"密钥文件夹：{home.keys()}；现用算法：{CIPHERS[held.algorithm]}")
        for use in Use:
            print(f"{NAMES[use]}：{'、'.join(map(str, held.of(use)))}（现用 {held.newest(use)}）")
        for one in verifying.counted(by=operator()):
            parts = [f"第 {number} 号主密钥 {count:,} 行" for number, count in one.masters.items()]
            parts += [f"第 {number} 号检索密钥 {count:,} 项" for number, count in one.indexes.items()]
            parts += [f"{CIPHERS[cipher]} {count:,} 项" for cipher, count in one.ciphers.items()]
            print(f"{one.holder.label.zh}：{'；'.join(parts) or '没有加密内容'}")
    return 0


def _verify(chosen: argparse.Namespace) -> int:
    faults: list[str] = []
    with house():
        from niangjia.kernel.keys import verifying

        for one in verifying.verified(by=operator(), everything=chosen.all, tell=_looked_at):
            print(f"{one.holder.label.zh}：{one.rows:,} 行，{one.values:,} 项内容可以读出", end="")
            print(f"，{len(one.faults):,} 项不能" if one.faults else "")
            faults += one.faults
    for fault in faults[:SHOWN_FAULTS]:
        print(f"读不出或与索引不符：{fault}", file=sys.stderr)
    return 1 if faults else 0


def _rotate(chosen: argparse.Namespace) -> int:
    use = Use.INDEX if chosen.index else Use.MASTER
    with house():
        from niangjia.kernel.keys import actions, rotating
        from niangjia.kernel.scope import acting

        by, changed, resealed = operator(), 0, 0
        with acting(by):
            number = actions.draw_key(by=by, use=use)
        print(f"{NAMES[use]}第 {number} 号已就绪，正在换到它之下；中断后重新运行即可接着做。", flush=True)
        for _ in range(rotating.MOST_ROUNDS):
            time.sleep(2 * GLANCE_SECONDS)  # until every running process writes under the new key
            changed += rotating.go_through(rotating.BY_USE[use], by=by, tell=_brought)
            with acting(by):
                left = rotating.superseded(use)
            if not left:
                break
        else:
            raise Fault(
                f"还有 {sum(left.values()):,} 项在旧密钥之下：是否有未重启的旧进程在写？请再运行一次。"
            )
        if chosen.reseal:
            resealed = rotating.go_through(rotating.RESEAL, by=by, tell=_brought)
        with acting(by):
            actions.note_rotation(by=by, use=use, changed=changed, resealed=resealed)
        option = " --index" if chosen.index else ""
        print(
            f"完成：{changed:,} 项换到新密钥之下"
            + (f"，{resealed:,} 项按新算法重新加密。" if resealed else "。")
        )
        print(f"请先备份数据库和密钥文件夹，再运行 niangjia keys retire{option} 移除旧密钥。")
    return 0


def _retire(chosen: argparse.Namespace) -> int:
    use = Use.INDEX if chosen.index else Use.MASTER
    with house():
        from niangjia.kernel.figure import Refused
        from niangjia.kernel.keys import actions, ring
        from niangjia.kernel.scope import acting

        by = operator()
        try:
            with acting(by):
                former = actions.retire_keys(by=by, use=use)
        except Refused as refused:
            raise Fault(refused.verdict.reason.zh) from None
        for number in former:
            ring.destroy(use, number)
        print(f"{NAMES[use]}第 {'、'.join(map(str, former))} 号已移除。在此之前的备份仍须用它们恢复。")
    return 0


def _brought(holder: Holder, seen: int, changed: int) -> None:
    print(f"  {holder.label.zh}：已处理 {seen:,} 行，更换 {changed:,} 项", flush=True)


def _looked_at(holder: Holder, seen: int) -> None:
    if sys.stderr.isatty():
        print(f"  {holder.label.zh} {seen:,}\r", end="", file=sys.stderr)
