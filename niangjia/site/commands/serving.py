"""The server: gunicorn and the workers beside the database, all ending with this process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from ipaddress import ip_address

from niangjia.kernel import postgres
from niangjia.kernel.child import ending_with_parent
from niangjia.kernel.command import house
from niangjia.kernel.postgres import living
from niangjia.site.commands import DEFAULT_PORT
from niangjia.site.commands.ports import LOOPBACK, free_port
from niangjia.site.commands.working import Crew, wanted

WORKERS, THREADS = 2, 8
GLANCE_SECONDS = 1.0
IN_THE_CLEAR = """
******************************************************************************
  注意：没有启用 HTTPS。密码和个人信息在网络上明文传送，同一网络里的人都能看到。
  请让网页服务器（如 nginx）带证书挡在前面，本程序只监听 127.0.0.1，并设置
  NIANGJIA_HTTPS=1、NIANGJIA_HOSTS、NIANGJIA_ORIGINS。写法见 docs/operations.md。

  WARNING: no HTTPS. Passwords and personal data travel in the clear; anybody on
  the same network can read them. Put a web server with a certificate before the
  house, let it listen on 127.0.0.1 only, and set NIANGJIA_HTTPS=1, NIANGJIA_HOSTS
  and NIANGJIA_ORIGINS, as docs/operations.md shows.
******************************************************************************
"""


def demonstrate(port: int | None) -> int:
    """Load the Mianyang example where the house is empty, tell the logins, serve."""
    os.environ["NIANGJIA_DEMONSTRATION"] = "1"
    chosen = free_port(port, DEFAULT_PORT)
    with house():
        from niangjia.site.commands import example

        example.load()
        _tell(chosen, wanted=port)
        example.tell_logins()
        return _gunicorn(chosen)


def serve(port: int | None, address: str) -> int:
    """Serve a real office; says so when nobody can sign in yet."""
    chosen = free_port(port, DEFAULT_PORT, address)
    with house():
        from django.conf import settings

        from niangjia.accounts.facade import any_account

        if not any_account():
            print("还没有任何账号。请先运行：niangjia init --under 行政区划代码")
        _tell(chosen, wanted=port, address=address)
        if in_the_clear(address, https=settings.HTTPS):
            print(IN_THE_CLEAR, file=sys.stderr, flush=True)
        return _gunicorn(chosen, address)


def in_the_clear(address: str, *, https: bool) -> bool:
    """Whether what is sent between a browser and the house can be read on the way."""
    try:
        return not https and not ip_address(address).is_loopback
    except ValueError:  # a name
        return not https and address != "localhost"


def _tell(port: int, *, wanted: int | None, address: str = LOOPBACK) -> None:
    if wanted is None and port != DEFAULT_PORT:
        print(f"端口 {DEFAULT_PORT} 已被占用，改用 {port}。")
    print(f"娘家已就绪：http://{address}:{port}/  （Ctrl+C 停止）", flush=True)


def _gunicorn(port: int, address: str = LOOPBACK) -> int:
    from django.conf import settings

    command = [sys.executable, "-m", "gunicorn", "niangjia.site.wsgi:application"]
    options = [
        "--config=python:niangjia.site.server",
        f"--bind={address}:{port}",
        f"--workers={WORKERS}",
        f"--threads={THREADS}",
        "--worker-class=gthread",
    ]
    options += ["--log-level=warning", "--timeout=120", "--no-control-socket"]
    options += [f"--forwarded-allow-ips={','.join(settings.PROXIES)}"]
    crew = Crew(wanted())
    environ = {**os.environ, living.PAGES: "1"}
    server = subprocess.Popen(
        [*command, *options], env=environ, preexec_fn=ending_with_parent(signal.SIGTERM)
    )
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: server.terminate())
    try:
        return _see_through(server, crew)
    except KeyboardInterrupt:
        server.terminate()
        server.wait()
        return 0
    finally:
        crew.dismiss()


def _see_through(server: subprocess.Popen[bytes], crew: Crew) -> int:
    while True:
        crew.muster()
        postgres.revive()
        with suppress(subprocess.TimeoutExpired):
            return server.wait(timeout=GLANCE_SECONDS)
