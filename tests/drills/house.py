"""A house to be mistreated: served by `niangjia serve` in processes of its own, and asked from outside."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg

from niangjia.kernel.postgres import cluster
from niangjia.kernel.postgres.cluster import SUPERUSER
from niangjia.kernel.postgres.place import ROOT_FOLDER
from niangjia.kernel.postgres.urls import on_socket

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from niangjia.kernel.postgres import running
with running():
    print("held", flush=True)
    sys.stdin.read()
"""
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
OURS = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'niangjia_app' AND xact_start IS NOT NULL"
FORGIVE = (
    "WITH forgiven AS (UPDATE kernel_jobprogress SET starts = 1 RETURNING 1) SELECT count(*) FROM forgiven"
)


def until(true: Callable[[], object], seconds: float = 60, what: str = "it") -> float:
    """Wait for something to come about; returns the seconds that took."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds, f"{what} did not come about in {seconds:g} s"
        time.sleep(0.02)
    return time.monotonic() - began


class House:
    """One home, its database server, and what is served from it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        left_out = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_BACKUP_URL")
        kept = {name: value for name, value in os.environ.items() if name not in left_out}
        self.environ = {**kept, "NIANGJIA_HOME": str(home), "NIANGJIA_TEST_SERVER": "1"}
        self.environ["PYTHONPATH"] = str(ROOT)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.server: subprocess.Popen[bytes] | None = None

    # What the house does

    def command(self, *words: str, **environ: str) -> str:
        """Run a `niangjia` command to its end; what it said."""
        return self._python("-m", "niangjia", *words, **environ)

    def stage(self, name: str, *words: str) -> Any:
        """Run a part of `tests.drills.stage` in the house; what it answers."""
        return json.loads(self._python("-m", "tests.drills.stage", name, *words).splitlines()[-1])

    def serve(self, **environ: str) -> None:
        """Serve, until it is killed or stopped."""
        command = [sys.executable, "-m", "niangjia", "serve", "--port", str(self.port)]
        with self.log.open("ab") as log:
            self.server = subprocess.Popen(
                command,
                env={**self.environ, **environ},
                cwd=ROOT,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        until(lambda: self.get("/health/")[0] == 200, 120, "the served house")

    def stop(self) -> None:
        """End in good order."""
        if self.server is not None:
            self.server.terminate()
            self.server.wait(60)
            self.server = None

    def kill(self) -> None:
        """SIGKILL for the server, its workers, everything it started, all at once."""
        assert self.server is not None
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait()
        self.server = None

    def kill_workers(self) -> int:
        """SIGKILL for the processes that do the jobs, and for them only; returns how many."""
        assert self.server is not None
        found = [pid for pid in _group(self.server.pid) if "--no-migration" in _words(pid)]
        for pid in found:
            os.kill(pid, signal.SIGKILL)
        return len(found)

    def forgive(self) -> None:
        """Let no job be left alone because it ended its worker three times: that is not meant for drills."""
        self.asked(FORGIVE)

    def kill_database(self) -> None:
        """SIGKILL for every process of the database server."""
        for pid in cluster.living(self.data):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def freeze_keeper(self, *, frozen: bool = True) -> None:
        """Keep the keeper from starting the database again, or let it."""
        os.kill(self._ready["keeper"], signal.SIGSTOP if frozen else signal.SIGCONT)

    # What is seen of it from outside

    @property
    def log(self) -> Path:
        """What the served house says."""
        return self.home.with_suffix(".log")

    @property
    def data(self) -> Path:
        """Where the database lies."""
        return Path(self._ready["socket"]) / "data"

    def asked(self, query: str, *values: object) -> tuple[Any, ...]:
        """One row, seen past every wall; waits for a database that is just coming up."""
        while True:
            try:
                address = on_socket(self._ready["socket"], role=SUPERUSER)
                with psycopg.connect(address, connect_timeout=10) as connection:
                    row = connection.execute(query, values).fetchone()
                    assert row is not None
                    return row
            except (psycopg.OperationalError, OSError, ValueError):
                time.sleep(0.05)

    def quiet(self) -> bool:
        """Whether no transaction of the application is open."""
        return bool(self.asked(OURS)[0] == 0)

    def get(self, path: str, session: str = "", **headers: str) -> tuple[int, str, Mapping[str, str]]:
        """Status, text and headers of an answer; 0 when nobody answers."""
        return self._ask("GET", path, session, None, headers)

    def form(self, path: str, session: str) -> Callable[[Mapping[str, str]], int]:
        """Open the page of a form; answers what sends it, and that the status of the answer."""
        deadline = time.monotonic() + 60
        # Each of the server's processes finds out for itself that the database is back.
        while (told := self.get(path, session))[0] == 503 and time.monotonic() < deadline:
            time.sleep(0.2)
        status, text, answered = told
        found = TOKEN.search(text)
        assert found is not None, (status, text[:500])
        cookie = re.search(r"csrftoken=(\w+)", answered.get("Set-Cookie", ""))
        crumbs = f"{session}; csrftoken={cookie.group(1)}" if cookie else session
        kind = {"Content-Type": "application/x-www-form-urlencoded"}

        def send(fields: Mapping[str, str]) -> int:
            body = urlencode({**fields, "csrfmiddlewaretoken": found.group(1)})
            return self._ask("POST", path, crumbs, body, kind)[0]

        return send

    def _ask(
        self, method: str, path: str, session: str, body: str | None, headers: Mapping[str, str]
    ) -> tuple[int, str, Mapping[str, str]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, {"Cookie": session, **headers})
            answer = connection.getresponse()
            return answer.status, answer.read().decode(errors="replace"), dict(answer.getheaders())
        except (OSError, http.client.HTTPException):
            return 0, "", {}
        finally:
            connection.close()

    def _python(self, *words: str, **environ: str) -> str:
        done = subprocess.run(
            [sys.executable, *words],
            env={**self.environ, **environ},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{words}: {done.stdout[-2000:]}{done.stderr[-3000:]}"
        return done.stdout

    @property
    def _ready(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.home / "postgres" / "ready.json").read_text())
        return found


@contextmanager
def standing(folder: Path) -> Iterator[House]:
    """A new house, its database held up for as long as the block lasts; then every trace of it goes."""
    house = House(folder / "home")
    folder.mkdir(exist_ok=True)
    hold = [sys.executable, "-c", HOLD]
    holder = subprocess.Popen(
        hold, env=house.environ, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    place = house.data.parent
    try:
        yield house
    finally:
        if house.server is not None:
            house.kill()
        holder.communicate()
        if place.is_relative_to(ROOT_FOLDER):
            shutil.rmtree(place, ignore_errors=True)


def _group(leader: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if os.getpgid(int(entry.name)) == leader:
                    found.append(int(entry.name))
            except ProcessLookupError:
                continue
    return found


def _words(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""
