"""The command `niangjia privacy`: the register as the manual prints it, and the removal of what is due."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from niangjia.kernel import command

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_to(subparsers: Subparsers) -> None:
    """Add `privacy register` and `privacy remove`. Each sets `run`: arguments → exit code."""
    parser = subparsers.add_parser("privacy", help="personal data: what is kept, and removing what is due")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    register = actions.add_parser("register", help="the register of personal data, as the manual prints it")
    register.set_defaults(run=run_register)
    remove = actions.add_parser("remove", help="remove what is due now; --dry-run only counts")
    remove.add_argument("--dry-run", action="store_true", help="say how many are due, and change nothing")
    remove.add_argument("--reason", default="", help="why it is not left to the daily run")
    remove.set_defaults(run=run_remove)


def run_register(arguments: argparse.Namespace) -> int:
    """Print the register in Markdown."""
    from niangjia.privacy.register.printed import printed

    print(printed(), end="")
    return 0


def run_remove(arguments: argparse.Namespace) -> int:
    """Remove everything that is due in the whole house, batch by batch; prints how many met which fate."""
    if not arguments.dry_run and not arguments.reason.strip():
        raise command.Fault("请用 --reason 写明为什么现在清除（或用 --dry-run 只看人数）")
    with command.house():
        print(*removal(arguments.reason, dry_run=arguments.dry_run), sep="\n")
    return 0


def removal(reason: str, *, dry_run: bool) -> list[str]:
    """What was removed, or would be, line by line."""
    from django.utils import timezone

    from niangjia.kernel.scope import acting
    from niangjia.privacy import actions, tasks
    from niangjia.privacy.queries import due_rows

    by, on = replace(command.operator(), reason=reason), timezone.localdate()
    if dry_run:
        with acting(by):
            return [f"到期 {due_rows(on=on, by=by).count()} 人"]
    counts = tasks.work_off(by=by, on=on, tell=lambda done, total, said: None)
    with acting(by):
        actions.note_run(by=by, on=on, counts=counts)
    return [f"{name} {number}" for name, number in sorted(counts.items())]
