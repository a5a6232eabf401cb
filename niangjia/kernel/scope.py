"""The one door to a transaction: it says who acts and over which part of the tree.

Row-level security compares every row's `scope_path` with the settings made here. They are local
to the transaction, so nothing survives into a pooled connection; a query that runs outside sees no row.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar
from uuid import uuid4

from django.db import connection, transaction
from django.db.models import Func, TextField, Value
from django.db.models.functions import Cast, Concat

from niangjia.kernel.actor import Actor, Scope

T = TypeVar("T")
_acting: ContextVar[Actor | None] = ContextVar("acting", default=None)
_act: ContextVar[str] = ContextVar("act", default="")
_found: ContextVar[dict[str, Any] | None] = ContextVar("found", default=None)
_tried: ContextVar[str] = ContextVar("tried", default="")

SETTINGS = """
    SELECT set_config('niangjia.scope_low', %s, true),
           set_config('niangjia.scope_high', %s, true),
           set_config('niangjia.scope_only', %s, true),
           set_config('niangjia.actor', %s, true),
           set_config('pghistory.context_metadata', %s, true),
           set_config('pgtrigger.ignore', '{}', true)
"""
# The last is for speed: while it is unset, every row-level trigger asks for it, fails, and rolls a
# subtransaction back; 20,000 rows then take 8 s instead of 0.7.


@contextmanager
def acting(actor: Actor) -> Iterator[None]:
    """A transaction in which `actor` acts: reads see the actor's rows, history says who and why.

    Inside another's it is a part that can be undone alone; afterwards the other acts again.
    """
    outer = _acting.get()
    with transaction.atomic():
        token, act = _acting.set(actor), _act.set(uuid4().hex)
        _send(actor)
        memory = _found.set({} if outer is None else _found.get())
        try:
            yield
        finally:
            _found.reset(memory)
            _act.reset(act)
            _acting.reset(token)
        if outer is not None:  # what fails is rolled back, and the settings with it
            _send(outer)


def _send(actor: Actor) -> None:
    who = {"actor": actor.key, "name": actor.name, "source": actor.source, "reason": actor.reason}
    who |= {"behalf": actor.behalf} if actor.behalf else {}
    who |= {"act": act} if (act := _act.get()) else {}
    scope, told = actor.scope, json.dumps(who, ensure_ascii=False)
    with connection.cursor() as cursor:
        cursor.execute(SETTINGS, [scope.low, scope.high, only(scope), actor.key, told])


def only(scope: Scope) -> str:
    """The members of a named set as the wall in the database reads them; empty for any other scope."""
    return f"{{{','.join(scope.only)}}}" if scope.only else ""


@contextmanager
def trying(what: str, *, key: str = "") -> Iterator[None]:
    """A transaction in which a sign-in name, a session's or a token's fingerprint is tried: nobody acts yet.

    The walls of accounts show the row of that name or secret, and no other; with the `key` of an account that
    was proved before, what is that account's own. Within an actor's transaction this is shown besides, as
    long as it lasts.
    """
    before = _tried.get()
    if what == before:
        yield
        return
    token = _tried.set(what)
    try:
        with transaction.atomic():
            _tell({"niangjia.sign_in": what} | ({"niangjia.actor": key} if key else {}))
            yield
        if connection.in_atomic_block:  # what fails is rolled back, and the settings with it
            present = _acting.get()
            _tell({"niangjia.sign_in": before, "niangjia.actor": present.key if present else ""})
    finally:
        _tried.reset(token)


def whose(account: str = "account_id") -> Func:
    """Within `trying`, an annotation of the row that is found: from then on the walls show what is the own of
    the account in that column. It saves every request a question."""
    key = Concat(Value("account:"), Cast(account, TextField()))
    return Func(Value("niangjia.actor"), key, Value(True), function="set_config", output_field=TextField())


def _tell(settings: Mapping[str, str]) -> None:
    told = ", ".join("set_config(%s, %s, true)" for _ in settings)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {told}", [part for pair in settings.items() for part in pair])


@contextmanager
def tagged(**tag: str) -> Iterator[dict[str, str]]:
    """Mark every version kept inside with `tag`: history then tells the act, and can find and reverse it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('pghistory.context_metadata')")
        (before,) = cursor.fetchone()
        marked = json.dumps(json.loads(before) | tag, ensure_ascii=False)
        cursor.execute("SELECT set_config('pghistory.context_metadata', %s, true)", [marked])
        try:
            yield tag
        finally:
            if not connection.needs_rollback:  # else the transaction takes the mark with it
                cursor.execute("SELECT set_config('pghistory.context_metadata', %s, true)", [before])


def present_act() -> str:
    """The mark that joins audit events with the versions history keeps: one for each `acting`."""
    return _act.get()


def present_actor() -> Actor | None:
    """The actor whose transaction this is; None outside of one."""
    return _acting.get()


def once(name: str, ask: Callable[[], T]) -> T | None:
    """What `ask` finds, asked once a transaction; None outside of one, where nothing is asked."""
    found = _found.get()
    if found is None:
        return None
    if name not in found:
        found[name] = ask()
    answer: T = found[name]
    return answer


def forget(name: str) -> None:
    """Have `once` ask again: what it found was changed in this transaction."""
    (_found.get() or {}).pop(name, None)
