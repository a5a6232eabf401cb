"""When the database is away or busy: 503 with a page, a problem or a fragment that says so, never a fault.

Whoever finds it away has the others answered at once for a moment, so that they do not all wait for it; the
first who finds it back opens the door again.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Callable
from enum import Enum

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils.translation import get_language_from_request, override

from niangjia.kernel.rest.problems import PREFIX, problem
from niangjia.kernel.wording import Wording
from niangjia.site.views import wrong

log = logging.getLogger(__name__)

RETRY_SECONDS = 5
PAUSE_SECONDS = 1.0
"""Between two who go and see whether the database is back."""
SAID_SECONDS = 30.0
"""Between two lines in the log that say it is away."""
SAFE = ("GET", "HEAD", "OPTIONS")
ASIDE = {
    "HX-Retarget": "#away",
    "HX-Reswap": "innerHTML",
    "HX-Reselect": "#away-note",
    "HX-Push-Url": "false",
}


class Trouble(Enum):
    """Why there is no answer now, though there will be one later."""

    AWAY = "away"
    BUSY = "busy"


TOLD = {
    Trouble.AWAY: Wording(
        "已保存的数据都在，恢复后即可继续。",
        "What was saved is safe; you can go on once it is back.",
    ),
    Trouble.BUSY: Wording(
        "别人正在办理同一批记录，或者要算的太多。请稍后再试。",
        "Somebody is working on the same records, or there is too much to compute. Try again shortly.",
    ),
}
TITLES = {
    Trouble.AWAY: Wording("数据库暂时连接不上", "The database is away"),
    Trouble.BUSY: Wording("系统正忙", "The house is busy"),
}
WAIT = Wording(
    f"本页每 {RETRY_SECONDS} 秒自动重试一次，不用反复刷新。",
    f"This page tries again by itself every {RETRY_SECONDS} seconds.",
)
DESK = Wording("回到工作台", "Back to my desk")
LOOK_FIRST = Wording(
    "刚才如果提交了内容，恢复后请先查看是否已经保存，再决定是否重做。",
    "If you just sent something, look first whether it was saved, once it is back, before doing it again.",
)

# What PostgreSQL says: 57014 cancelled by a time limit, 55P03 a lock not granted in time, and the two who
# lose when transactions meet. Everything else of its operation means that it cannot be used now.
BUSY_STATES = frozenset({"57014", "55P03", "40001", "40P01"})
AWAY_CLASSES = ("08", "53", "57P", "58")


def trouble_of(fault: BaseException | None) -> Trouble | None:
    """What kind of trouble an exception is; None when it is a fault of ours."""
    if isinstance(fault, InterfaceError):
        return Trouble.AWAY  # the connection was lost before
    if not isinstance(fault, OperationalError):
        return None
    state = getattr(fault.__cause__, "sqlstate", None)
    if state in BUSY_STATES:
        return Trouble.BUSY
    return Trouble.AWAY if state is None or state.startswith(AWAY_CLASSES) else None


def faltered(request: HttpRequest) -> HttpResponse:
    """Django's handler of what nobody caught: 503 when it is the database, else 500."""
    trouble = trouble_of(sys.exception())
    if trouble is None:
        return wrong.went_wrong(request)
    if trouble is Trouble.AWAY:
        watch.lost(sys.exception())
    return answer(request, trouble)


def answer(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """503 in the shape that was asked for, in the reader's language; nothing in it needs the database."""
    safe = request.method in SAFE
    if request.path_info.startswith(PREFIX):
        title, sentence = TITLES[trouble], TOLD[trouble]
        both = Wording(f"{title.zh}。{sentence.zh}", f"{title.en}. {sentence.en}")
        told = problem(503, trouble.value, both)
    else:
        fragment = request.headers.get("HX-Request") == "true"
        context = {
            "title": TITLES[trouble],
            "told": TOLD[trouble],
            "more": WAIT if safe else LOOK_FIRST,
            "retry": RETRY_SECONDS if safe else None,
            "desk": DESK,
            "language": (language := get_language_from_request(request)),
        }
        with override(language):
            page = loader.get_template("site/_away.html" if fragment else "site/away.html").render(context)
        told = HttpResponse(page, status=503)
        if fragment:  # the part that was asked for stays as it is; the message stands above
            for name, value in ASIDE.items():
                told.headers[name] = value
    told.headers["Retry-After"] = str(RETRY_SECONDS)
    told.headers["Cache-Control"] = "no-store"
    told._has_been_logged = True  # type: ignore[attr-defined]  # the watch says it once, not for every page
    return told


class Watch:
    """Whether the database was found away a moment ago, for all threads of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._away = False
        self._next = self._said = float("-inf")

    def lost(self, fault: BaseException | None) -> None:
        """Somebody found it away."""
        now = time.monotonic()
        with self._lock:
            self._away, self._next = True, now + PAUSE_SECONDS
            say = now - self._said > SAID_SECONDS
            self._said = now if say else self._said
        if say:
            log.warning("the database is away: %s", type(getattr(fault, "__cause__", None) or fault).__name__)

    def found(self) -> None:
        """Somebody was answered."""
        if self._away:
            with self._lock:
                self._away, self._said = False, float("-inf")
            log.warning("the database is back")

    def turns_away(self) -> bool:
        """Whether to answer without asking it; now and then somebody is let through to see."""
        if not self._away:
            return False
        now = time.monotonic()
        with self._lock:
            if self._away and now >= self._next:
                self._next = now + PAUSE_SECONDS
                return False
            return self._away


watch = Watch()


class Away:
    """The outermost that may meet the database: while it is away nobody waits in line for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or say at once that there is no answer now."""
        if watch.turns_away():
            return answer(request, Trouble.AWAY)
        response = self.get_response(request)
        if response.status_code < 500 and connection.connection is not None:
            watch.found()  # a page that asks nothing of it tells nothing about it
        return response
