"""The server: gunicorn and the workers beside the database, all ending with this process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress

from niangjia.kernel.child import ending_with_parent
from niangjia.kernel.command import house
from niangjia.site.commands import DEFAULT_PORT
from niangjia.site.commands.ports import LOOPBACK, free_port
from niangjia.site.commands.working import Crew, wanted

WORKERS, THREADS = 2, 8
GLANCE_SECONDS = 1.0


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
        from niangjia.accounts.facade import any_account

        if not any_account():
            print("还没有任何账号。请先运行：niangjia init --under 行政区划代码")
        _tell(chosen, wanted=port, address=address)
        return _gunicorn(chosen, address)


def _tell(port: int, *, wanted: int | None, address: str = LOOPBACK) -> None:
    if wanted is None and port != DEFAULT_PORT:
        print(f"端口 {DEFAULT_PORT} 已被占用，改用 {port}。")
    print(f"娘家已就绪：http://{address}:{port}/  （Ctrl+C 停止）", flush=True)


def _gunicorn(port: int, address: str = LOOPBACK) -> int:
    command = [sys.executable, "-m", "gunicorn", "niangjia.site.wsgi:application"]
    options = [
        f"--bind={address}:{port}",
        f"--workers={WORKERS}",
        f"--threads={THREADS}",
        "--worker-class=gthread",
    ]
    options += ["--log-level=warning", "--timeout=120", "--no-control-socket"]
    crew = Crew(wanted())
    server = subprocess.Popen([*command, *options], preexec_fn=ending_with_parent(signal.SIGTERM))
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
        with suppress(subprocess.TimeoutExpired):
            return server.wait(timeout=GLANCE_SECONDS)
