"""The corners of the desk, as the apps registered them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Protocol

from niangjia.kernel.actor import Actor
from niangjia.kernel.desk.types import Board, Shortcut, Told, Waiting
from niangjia.kernel.permissions import Permission


class Provider(Protocol):
    """Tells what waits on a day, within the actor's scope: as many queries whatever the size."""

    def __call__(self, *, on: date, by: Actor) -> Sequence[Waiting]: ...


class BoardProvider(Protocol):
    """Tells headline numbers and what follows from them."""

    def __call__(self, *, on: date, by: Actor) -> Board: ...


@dataclass(frozen=True, slots=True)
class Corner:
    """What one app puts on the desk."""

    waiting: Sequence[Provider] = ()
    board: BoardProvider | None = None
    told: Sequence[Told] = ()
    shortcuts: Sequence[Shortcut] = ()


_corners: dict[str, Corner] = {}


def waits(permission: Permission) -> Callable[[Provider], Provider]:
    """Ask a provider only for those who hold the power to do its work; for others nothing waits."""

    def decorate(provider: Provider) -> Provider:
        @wraps(provider)
        def asked(*, on: date, by: Actor) -> Sequence[Waiting]:
            return provider(on=on, by=by) if by.may(permission) else ()

        return asked

    return decorate


def register(app: str, corner: Corner) -> None:
    """Put an app's corner on the desk, when the app is ready."""
    _corners[app] = corner


def corners() -> tuple[Corner, ...]:
    """All of them, in the order of the floors."""
    return tuple(_corners.values())
