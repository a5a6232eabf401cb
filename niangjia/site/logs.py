"""The log of the house: what happened where, and nothing that anybody entered.

Only two kinds of words reach it: those that stand in a program's own text word for word, and numbers. An
address is told by the name of its route, an exception by its kind and its place; messages of exceptions are
left out, since a database quotes the row. Every line after the first of an entry begins with a bar, so that
nothing can pass for an entry of its own.
"""

from __future__ import annotations

import ast
import logging
import logging.config
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any

OWN = "niangjia."
WITHHELD = "…"
METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))
STATE = re.compile(r"[0-9A-Z]{5}")
NAME = re.compile(r"\w{1,63}", re.ASCII)
_PLACEHOLDER = re.compile(r"%(?:\((\w+)\))?[#0\- +]*(?:\d+)?(?:\.\d+)?[a-zA-Z%]")


class Plain(logging.Formatter):
    """One entry: when, how grave, who says it, what; then request, exceptions and places."""

    def format(self, record: logging.LogRecord) -> str:
        """The entry as it is written."""
        said = _own(record) if record.name.startswith(OWN) else _foreign(record)
        head, *more = said.split("\n")
        when, place = self.formatTime(record), f"{record.module}:{record.lineno}"
        lines = [f"{when} {record.levelname} {record.name} {place} {_visible(head)}".rstrip()]
        lines += [*_asked(record), *_exceptions(record), *map(_visible, more)]
        return "\n  | ".join(line for line in lines if line)


def _own(record: logging.LogRecord) -> str:
    """The house's own sentence: its arguments are kinds, numbers and places, never what was entered."""
    return record.getMessage()


def _foreign(record: logging.LogRecord) -> str:
    """Another's message, where it stands in that program word for word, with the numbers in it."""
    if not isinstance(record.msg, str) or record.msg not in _written_in(record.pathname):
        return ""
    given = iter(record.args if isinstance(record.args, tuple) else ())

    def told(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%"
        value = record.args.get(found[1]) if isinstance(record.args, dict) else next(given, None)
        return str(value) if isinstance(value, int | float) else WITHHELD

    return _PLACEHOLDER.sub(told, record.msg) if record.args else record.msg


@cache
def _written_in(path: str) -> frozenset[str]:
    """Every text that stands in a source file as such, and was not put together while it ran."""
    try:
        tree = ast.parse(Path(path).read_bytes())
    except (OSError, SyntaxError, ValueError):
        return frozenset()
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return frozenset(text for text in texts if isinstance(text, str))


def _asked(record: logging.LogRecord) -> Iterator[str]:
    """The request by method and route, how it was answered, and the number its page shows."""
    request = getattr(record, "request", None)
    if request is None or not hasattr(request, "META"):
        return
    method = request.method if request.method in METHODS else WITHHELD
    match = getattr(request, "resolver_match", None)
    status = getattr(record, "status_code", "")
    reference = getattr(request, "reference", "")
    yield f"{method} {match.view_name if match else 'no route'} {status} {reference}".rstrip()


def _exceptions(record: logging.LogRecord) -> Iterator[str]:
    if not record.exc_info or not isinstance(record.exc_info, tuple):
        return
    problem, seen = record.exc_info[1], set[int]()
    while problem is not None and id(problem) not in seen:
        seen.add(id(problem))
        yield from told(problem, problem.__traceback__)
        problem = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)


def told(problem: BaseException, places: TracebackType | None) -> Iterator[str]:
    """An exception by its kind, what of the database's rules it broke, and where; never its message."""
    kind = type(problem)
    broken = getattr(getattr(problem, "diag", None), "constraint_name", None) or ""
    state = getattr(problem, "sqlstate", None) or ""
    facts = [f"{kind.__module__}.{kind.__qualname__}", *STATE.findall(str(state))[:1]]
    yield " ".join([*facts, *([broken] if NAME.fullmatch(broken) else [])])
    for place in traceback.format_tb(places):
        yield from place.rstrip().split("\n")


def _visible(text: str) -> str:
    """Text in one line: what is not printed is shown by its number."""
    return "".join(one if one.isprintable() else f"\\x{ord(one):02x}" for one in text)


CONFIGURATION: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": Plain}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},  # not every address somebody mistyped
        "psycopg.pool": {"level": "ERROR"},  # each try to reconnect: `site.away` says it once
        "gunicorn.error": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "gunicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}


def set_up() -> None:
    """Have everything that is logged in this process written so."""
    logging.config.dictConfig(CONFIGURATION)


def take_over() -> None:
    """What would go past the log (an exception nobody caught, a warning) goes into it: for what serves."""
    logging.captureWarnings(True)
    log = logging.getLogger(f"{OWN}uncaught")
    sys.excepthook = lambda kind, problem, places: log.critical("ended by", exc_info=(kind, problem, places))
    threading.excepthook = _thread_ended


def _thread_ended(ended: threading.ExceptHookArgs) -> None:
    problem = ended.exc_value or ended.exc_type()
    logging.getLogger(f"{OWN}uncaught").critical(
        "a thread ended by", exc_info=(ended.exc_type, problem, ended.exc_traceback)
    )
