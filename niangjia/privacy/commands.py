"""The command `niangjia privacy`: the register as the manual prints it, and the removal of what is due."""

from __future__ import annotations

import argparse
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
    from dataclasses import replace

    if not arguments.dry_run and not arguments.reason.strip():
        raise command.Fault("请用 --reason 写明为什么现在清除（或用 --dry-run 只看人数）")
    with command.house():
        from django.utils import timezone

        from niangjia.kernel.scope import acting
        from niangjia.privacy import actions, tasks
        from niangjia.privacy.queries import due_rows

        by, on = replace(command.operator(), reason=arguments.reason), timezone.localdate()
        if arguments.dry_run:
            with acting(by):
                print(f"到期 {due_rows(on=on, by=by).count()} 人")
            return 0
        counts = tasks.work_off(by=by, on=on, tell=lambda done, total, said: None)
        with acting(by):
            actions.note_run(by=by, on=on, counts=counts)
    print(*(f"{name} {number}" for name, number in sorted(counts.items())), sep="\n")
    return 0
