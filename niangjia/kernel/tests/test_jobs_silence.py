"""Workers that say nothing and close nothing: stopped, or behind a machine that fell silent."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from niangjia.kernel import jobs
from niangjia.kernel.jobs import State, silence
from niangjia.kernel.postgres.urls import Urls
from niangjia.kernel.tests.jobs_stage import give, start_worker, state, traces
from niangjia.kernel.tests.silent_proxy import SilentProxy
from niangjia.kernel.tests.test_jobs_workers import hire, in_the_middle, starts, until

pytestmark = pytest.mark.usefixtures("committed")
__all__ = ["hire"]
RETAKEN_SECONDS = 30.0


def test_a_stopped_worker_gives_its_job_to_another_and_goes_on_when_it_wakes(
    tmp_path: Path, hire: Callable[[], subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    give("test.wait", "1", trace="1", gate=str(tmp_path / "gate"))
    worker = hire()
    until(in_the_middle)
    assert silence.end_silent() == 0, "it has just spoken"
    worker.send_signal(signal.SIGSTOP)
    monkeypatch.setattr(silence, "SILENT", timedelta(milliseconds=1))
    assert silence.end_silent() == 1
    until(lambda: state("1").state is State.WAITING)
    (tmp_path / "gate").touch()
    assert jobs.work_off() >= 1
    worker.send_signal(signal.SIGCONT)
    give("test.record", "2", trace="2")
    until(lambda: state("2").state is State.DONE)
    assert (traces(), starts(), worker.poll()) == (["1", "2"], 2, None)


@pytest.mark.drill
@pytest.mark.parametrize("how", ["proxy falls silent", "worker is stopped"])
def test_a_vanished_workers_job_is_retaken_within_half_a_minute(
    tmp_path: Path, database_urls: Urls, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    give("test.wait", "1", trace="1", gate=str(tmp_path / "gate"))
    with SilentProxy(database_urls.application) as proxy:
        vanishing = start_worker(replace(database_urls, application=proxy.url))
        try:
            until(in_the_middle)
            time.sleep(2 * silence.SPEAKS_SECONDS)
            assert starts() == 1
            other = start_worker(database_urls)
            try:
                time.sleep(2 * silence.LOOKS_SECONDS)
                assert (in_the_middle(), starts()) == (True, 1), "who speaks keeps the job"
                if how == "proxy falls silent":
                    proxy.silent.set()
                else:
                    vanishing.send_signal(signal.SIGSTOP)
                began = time.monotonic()
                until(lambda: starts() == 2, RETAKEN_SECONDS)
                taken = time.monotonic() - began
                (tmp_path / "gate").touch()
                until(lambda: state("1").state is State.DONE)
            finally:
                other.kill()
                other.wait()
        finally:
            vanishing.kill()
            vanishing.wait()
    assert traces() == ["1"]
    with capsys.disabled():
        print(f"\n{how}: the job is retaken after {taken:.1f} s, and done once")
