"""The command `niangjia authoring check`: files and publications together, and what had to be set aside."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from niangjia.kernel import command

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_to(subparsers: Subparsers) -> None:
    """Add `authoring check`. It sets `run`: arguments → exit code."""
    parser = subparsers.add_parser("authoring", help="what offices have published")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    check = actions.add_parser("check", help="load files and publications together; 1 if any is set aside")
    check.set_defaults(run=run_check)


def run_check(arguments: argparse.Namespace) -> int:
    """Print what stands published and what is set aside, with the reason; 1 if anything is."""
    with command.house():
        from niangjia.kernel.scope import acting

        with acting(command.operator()):
            lines, fine = agreement()
    print(*lines, sep="\n")
    return 0 if fine else 1


def agreement() -> tuple[list[str], bool]:
    """What the library of files and publications comes to, line by line; False where any is set aside."""
    from niangjia.archive import facade as archive
    from niangjia.policy import facade as policy

    whole = policy.library()
    published = archive.publications().filter(ended_at__isnull=True).count()
    aside = len(whole.set_aside)
    summary = (
        f"{len(whole.held)} 份文件在库，已发布 {published} 份，搁置 {aside} 份"
        f" / {published} published, {aside} set aside"
    )
    return [*(f"搁置 / set aside: {problem}" for problem in whole.set_aside), summary], not aside
