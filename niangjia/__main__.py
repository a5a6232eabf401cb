"""The `niangjia` command. Policy questions are answered from the files; everything else opens the house."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from niangjia.accounts import commands as accounts
from niangjia.authoring import commands as authoring
from niangjia.imports import commands as imports
from niangjia.kernel.command import Fault
from niangjia.kernel.home import HomeError
from niangjia.kernel.postgres.urls import PostgresError
from niangjia.national import commands as national
from niangjia.organisations import commands as organisations
from niangjia.policy import commands as policy
from niangjia.privacy import commands as privacy
from niangjia.proof import commands as proof
from niangjia.scenarios import commands as scenarios
from niangjia.site import commands as site
from niangjia.staffing import commands as staffing


class Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the words of a command, and where to read on."""

    def error(self, message: str) -> NoReturn:
        """End with one line and exit code 2."""
        self.exit(2, f"命令写法有误：{message}（用法：{self.prog} --help）\n")


def parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    whole = Parser(prog="niangjia", description="娘家: 工会社会工作平台")
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    lists = (policy, national, imports, organisations, staffing, scenarios, authoring)
    for room in (*lists, accounts, privacy, proof, site):
        room.add_to(commands)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    chosen = parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen) or 0)
    except (Fault, HomeError, PostgresError) as fault:
        print(fault, file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever was reading has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
