"""A real server and a real browser: the demonstration on a database of its own, Debian's Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import warnings
from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from conftest import migrate
from niangjia.kernel.postgres import testing
from niangjia.kernel.postgres.urls import Urls

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_SECONDS = 90


@pytest.fixture(scope="session")
def demonstration(django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """The address of `niangjia demo`, served from a fresh database."""
    if CHROMIUM is None:
        message = "NO BROWSER: Chromium is missing, the journeys are SKIPPED (apt-get install chromium)"
        warnings.warn(message, stacklevel=1)
        pytest.skip(message)
    server = Urls(os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"])
    name = f"niangjia_journey_{os.environ.get('PYTEST_XDIST_WORKER', 'only')}"
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        urls = testing.create_test_database(server, name, migrate)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    addresses = {"DATABASE_URL": urls.application, "DATABASE_OWNER_URL": urls.owner}
    command = [sys.executable, "-m", "niangjia", "demo", "--port", str(port)]
    process = subprocess.Popen(command, env={**os.environ, **addresses})
    try:
        yield _answering(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait(timeout=30)
        testing.drop_test_database(server, name)


def _answering(address: str, process: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, "the demonstration ended before it answered"
        with suppress(OSError), urllib.request.urlopen(f"{address}/accounts/sign-in/", timeout=5):
            return address
        time.sleep(0.2)
    raise AssertionError(f"no answer from {address} in {PATIENCE_SECONDS} s")


@pytest.fixture(scope="module")
def browser(demonstration: str) -> Iterator[Browser]:
    """Debian's Chromium; closed with its module, for Django will not work beside its event loop."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def desk(browser: Browser, demonstration: str) -> Iterator[Page]:
    """A page as wide as a clerk's screen. What the browser complains of fails the test."""
    yield from page_of(context_of(browser, demonstration, 1366, 768))


@pytest.fixture
def phone(browser: Browser, demonstration: str) -> Iterator[Page]:
    """A page as wide as a phone."""
    yield from page_of(context_of(browser, demonstration, 390, 844))


def context_of(
    browser: Browser, address: str, width: int, height: int, *, locale: str = "zh-CN"
) -> BrowserContext:
    """A browser of someone in China: an English one would be answered in English."""
    viewport: ViewportSize = {"width": width, "height": height}
    return browser.new_context(base_url=address, viewport=viewport, locale=locale)


def page_of(context: BrowserContext) -> Iterator[Page]:
    """A page; what its console complains of fails the test."""
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []
