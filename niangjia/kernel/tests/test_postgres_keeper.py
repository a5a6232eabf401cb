"""The embedded server: joined, shared, killed. Each test has a home and a server of its own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from niangjia.kernel.postgres import PostgresError, cluster, keeper, place, revive, running

HOLD = """
import sys
from niangjia.kernel.postgres import running
with running() as urls:
    print(urls.application, flush=True)
    sys.stdin.read()
"""


FORK = """
import os, sys, time
import psycopg
from niangjia.kernel.postgres import running
with running() as urls:
    if os.fork() == 0:
        sys.exit()  # leaves the block in the child, as a worker of the web server does
    os.wait()
    time.sleep(0.5)
    psycopg.connect(urls.application).close()
    print("still there")
"""


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "home"
    monkeypatch.setenv("NIANGJIA_HOME", str(path))
    monkeypatch.setenv("NIANGJIA_TEST_SERVER", "1")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)
    yield path
    site = place.settle()
    until(lambda: not cluster.living(site.data))
    shutil.rmtree(site.data.parent)
    if site.socket != site.data.parent:
        shutil.rmtree(site.socket)


@pytest.fixture
def hold() -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Other processes that use the server until their input closes."""
    holders: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        command = [sys.executable, "-c", HOLD]
        holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        holders.append(holder)
        return holder

    yield start
    for holder in holders:
        holder.communicate()


def until(true: Callable[[], object], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.05)


def said(holder: subprocess.Popen[str]) -> str:
    assert holder.stdout is not None
    return holder.stdout.readline().strip()


def keeper_pid() -> int:
    return int(json.loads(keeper.ready_file().read_text())["keeper"])


def server_pid(data: Path) -> int:
    return int((data / "postmaster.pid").read_text().splitlines()[0])


def write(word: str) -> None:
    with running() as urls, psycopg.connect(urls.owner) as connection:
        connection.execute("create table if not exists diary (word text)")
        connection.execute("insert into diary values (%s)", [word])


def read() -> list[str]:
    with running() as urls, psycopg.connect(urls.owner) as connection:
        return [word for (word,) in connection.execute("select word from diary")]


def test_rows_stay_and_the_server_goes() -> None:
    write("here")
    assert cluster.living(place.settle().data) == []
    assert read() == ["here"]


def test_two_first_starts_at_once_share_one_server(hold: Callable[[], subprocess.Popen[str]]) -> None:
    first, second = hold(), hold()
    assert said(first) == said(second) != ""
    with running() as urls:
        first.communicate()
        second.communicate()
        with psycopg.connect(urls.application) as connection:
            assert connection.execute("select 1").fetchone() == (1,)


def test_the_server_outlives_the_command_that_started_it(hold: Callable[[], subprocess.Popen[str]]) -> None:
    first = hold()
    address = said(first)
    with running() as urls:
        first.communicate()
        assert first.returncode == 0
        with psycopg.connect(urls.application) as connection:
            assert connection.execute("select 1").fetchone() == (1,)
        assert urls.application == address


def test_a_forked_child_that_ends_leaves_the_server_to_its_parent() -> None:
    done = subprocess.run([sys.executable, "-c", FORK], capture_output=True, text=True, check=True)
    assert done.stdout == "still there\n"


@pytest.mark.drill
def test_a_home_too_deep_for_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIANGJIA_HOME", str(tmp_path / ("deep " * 20) / "娘家" / "home"))
    write("deep")
    assert read() == ["deep"]


@pytest.mark.drill
@pytest.mark.parametrize("signal_number", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_user_takes_the_server_along(
    hold: Callable[[], subprocess.Popen[str]], signal_number: signal.Signals
) -> None:
    write("before")
    holder = hold()
    said(holder)
    holder.send_signal(signal_number)
    until(lambda: not cluster.living(place.settle().data), 5)
    assert read() == ["before"]


@pytest.mark.drill
def test_a_killed_keeper_takes_the_server_along() -> None:
    write("before")
    with running():
        os.kill(keeper_pid(), signal.SIGKILL)
        until(lambda: not cluster.living(place.settle().data), 5)
        assert read() == ["before"]


@pytest.mark.drill
def test_a_server_that_is_killed_under_its_users_comes_back() -> None:
    with running() as urls:
        write("before")
        for pid in cluster.living(place.settle().data):
            os.kill(pid, signal.SIGKILL)
        until(lambda: _answers(urls.application))
        assert read() == ["before"]


@pytest.mark.drill
def test_a_keeper_that_is_killed_under_its_users_is_replaced() -> None:
    with running() as urls:
        write("before")
        former = keeper_pid()
        os.kill(former, signal.SIGKILL)
        until(lambda: not cluster.living(place.settle().data), 5)
        revive()
        until(lambda: keeper.ready_file().exists() and _answers(urls.application))
        assert (keeper_pid() != former, read()) == (True, ["before"])
    revive()  # nobody uses it any more: nothing is started
    assert not keeper.ready_file().exists()


def _answers(address: str) -> bool:
    try:
        psycopg.connect(address).close()
    except psycopg.OperationalError:
        return False
    return True


@pytest.mark.drill
def test_everything_killed_and_every_row_recovered(hold: Callable[[], subprocess.Popen[str]]) -> None:
    holder = hold()
    said(holder)
    for number in range(20):
        write(str(number))
    data = place.settle().data
    for pid in (server_pid(data), keeper_pid(), holder.pid):  # the server first: it gets no time to tidy up
        os.kill(pid, signal.SIGKILL)
    until(lambda: not cluster.living(data))
    assert (data / "postmaster.pid").exists()
    assert read() == [str(number) for number in range(20)]


@pytest.mark.drill
def test_a_number_in_the_pid_file_that_now_is_another_process() -> None:
    write("before")
    site = place.settle()
    (site.data / "postmaster.pid").write_text(f"{os.getppid()}\n{site.data}\n0\n5432\n{site.socket}\n\n\n")
    assert read() == ["before"]


@pytest.mark.drill
def test_a_start_that_was_killed_half_way(hold: Callable[[], subprocess.Popen[str]]) -> None:
    draft = place.settle().data.with_name("data.new")
    holder = hold()
    until(draft.exists)
    holder.kill()
    write("after")
    assert read() == ["after"]


@pytest.mark.drill
def test_a_cluster_that_cannot_start_says_so_in_one_line() -> None:
    write("before")
    (place.settle().data / "global" / "pg_control").unlink()
    with pytest.raises(PostgresError, match=r"^the database server did not start, see .*postgres\.log$"):
        read()


@pytest.mark.drill
@pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary user's data lies in the home itself")
def test_a_moved_home_keeps_its_data_and_a_new_one_begins_empty(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("before")
    former = place.settle().data.parent
    moved = own_home.with_name("moved")
    own_home.rename(moved)
    monkeypatch.setenv("NIANGJIA_HOME", str(moved))
    assert read() == ["before"]
    assert not former.exists()
    shutil.rmtree(moved)
    with running() as urls, psycopg.connect(urls.owner) as connection:
        assert connection.execute("select to_regclass('diary')").fetchone() == (None,)
    (left,) = place.ROOT_FOLDER.glob(f"{place.settle().data.parent.name}-left-*")
    shutil.rmtree(left)
