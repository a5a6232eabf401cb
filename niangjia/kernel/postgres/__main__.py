"""`python -m niangjia.kernel.postgres`: become the keeper. joining.py starts it; nobody needs to by hand."""

from __future__ import annotations

import signal
import sys
from types import FrameType

import psycopg

from niangjia.kernel.home import HomeError
from niangjia.kernel.postgres.keeper import keep
from niangjia.kernel.postgres.urls import PostgresError


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        keep()
    except (PostgresError, HomeError, OSError, psycopg.Error) as problem:
        sys.exit(str(problem).replace("\n", " "))
