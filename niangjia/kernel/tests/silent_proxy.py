"""A machine between a worker and the database that can fall silent: nothing passes, nothing is closed."""

from __future__ import annotations

import socket
import threading
from types import TracebackType
from urllib.parse import quote

from psycopg.conninfo import conninfo_to_dict

ATTENTION = 0.1
PIECE = 65_536


class SilentProxy:
    """Passes TCP connections on to the database of an address, until it is told to be `silent`."""

    def __init__(self, url: str) -> None:
        told = conninfo_to_dict(url)
        self._host, self._port = str(told["host"]), int(told.get("port") or 5432)
        self._front = socket.create_server(("127.0.0.1", 0))
        login = ":".join(quote(str(told[part]), safe="") for part in ("user", "password") if told.get(part))
        self.url = f"postgresql://{login}@127.0.0.1:{self._front.getsockname()[1]}/{told['dbname']}"
        self.silent = threading.Event()
        self._over = threading.Event()
        self._held: list[socket.socket] = []
        threading.Thread(target=self._receive, daemon=True).start()

    def __enter__(self) -> SilentProxy:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        for one in (self._front, *self._held):
            one.close()

    def _receive(self) -> None:
        while not self._over.is_set():
            try:
                caller, _ = self._front.accept()
            except OSError:
                return
            behind = self._reach()
            for one in (caller, behind):
                one.settimeout(ATTENTION)
                self._held.append(one)
            for giver, taker in ((caller, behind), (behind, caller)):
                threading.Thread(target=self._pass_on, args=(giver, taker), daemon=True).start()

    def _reach(self) -> socket.socket:
        if not self._host.startswith("/"):
            return socket.create_connection((self._host, self._port))
        behind = socket.socket(socket.AF_UNIX)
        behind.connect(f"{self._host}/.s.PGSQL.{self._port}")
        return behind

    def _pass_on(self, giver: socket.socket, taker: socket.socket) -> None:
        while not self._over.is_set():
            if self.silent.wait(0):
                self._over.wait()
                return
            try:
                piece = giver.recv(PIECE)
            except TimeoutError:
                continue
            except OSError:
                return
            if not piece:
                taker.close()
                return
            taker.sendall(piece)
