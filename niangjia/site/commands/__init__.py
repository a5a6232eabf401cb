"""`niangjia demo`, `serve`, `work`, `init`, `migrate`, `backup`, `restore` and `manage`."""

from __future__ import annotations

import argparse
from typing import Any

from niangjia.kernel.command import code
from niangjia.kernel.roles import Role
from niangjia.site.backup import commands as backup
from niangjia.site.commands import keys

DEFAULT_PORT = 8000
THREE = (
    ("system", "xitong", "系统管理员"),
    ("security", "anquan", "安全管理员"),
    ("audit", "shenji", "审计管理员"),
)
"""The three administrators of a new office, unless they are named otherwise."""


def add_to(commands: Any) -> None:
    """Declare the commands that run the house itself."""
    demo = commands.add_parser("demo", help="the demonstration: example loaded, served, logins printed")
    demo.add_argument(
        "--port", type=int, help=f"port on 127.0.0.1 (default {DEFAULT_PORT}, or the next free one)"
    )
    demo.set_defaults(run=_demo)

    serve = commands.add_parser("serve", help="serve a real office")
    serve.add_argument(
        "--port", type=int, help=f"port on 127.0.0.1 (default {DEFAULT_PORT}, or the next free one)"
    )
    serve.add_argument(
        "--address", default="127.0.0.1", help="address to listen on; name hosts in NIANGJIA_HOSTS"
    )
    serve.set_defaults(run=_serve)

    work = commands.add_parser("work", help="do the jobs that wait (imports); `serve` starts workers itself")
    work.add_argument("--no-migration", action="store_true", help="the tables are up to date already")
    work.set_defaults(run=_work)

    init = commands.add_parser("init", help="a real office: no demo data, its three administrators")
    init.add_argument("--under", required=True, type=code, help="the office's division code, e.g. 5107")
    for key, username, name in THREE:
        init.add_argument(f"--{key}", default=username, help=f"user name (default {username})")
        init.add_argument(f"--{key}-name", default=name, help="the administrator's own name")
    init.set_defaults(run=_init)

    migrate = commands.add_parser("migrate", help="bring the tables up to date")
    migrate.set_defaults(run=_migrate)

    backup.add_to(commands)

    keys.add_to(commands)

    manage = commands.add_parser("manage", help="a Django management command, for developers")
    manage.add_argument("rest", nargs=argparse.REMAINDER)
    manage.set_defaults(run=_manage)


def _demo(chosen: argparse.Namespace) -> int:
    from niangjia.site.commands import serving

    return serving.demonstrate(chosen.port)


def _serve(chosen: argparse.Namespace) -> int:
    from niangjia.site.commands import serving

    return serving.serve(chosen.port, chosen.address)


def _work(chosen: argparse.Namespace) -> int:
    from niangjia.site.commands import working

    return working.work(migrated=not chosen.no_migration)


def _init(chosen: argparse.Namespace) -> int:
    from niangjia.site.commands import office

    given = vars(chosen)
    people = {Role(f"{key}_administrator"): (given[key], given[f"{key}_name"]) for key, _, _ in THREE}
    return office.begin(under=chosen.under, people=people)


def _migrate(chosen: argparse.Namespace) -> int:
    from niangjia.kernel.command import house

    with house():
        print("数据库已是最新结构。")
    return 0


def _manage(chosen: argparse.Namespace) -> int:
    from niangjia.kernel.command import house

    with house(migrated=False):
        from django.core.management import execute_from_command_line

        execute_from_command_line(["niangjia manage", *chosen.rest])
    return 0
