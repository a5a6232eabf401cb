"""Finding a port to serve on."""

from __future__ import annotations

import socket

from niangjia.kernel.command import Fault

LOOPBACK = "127.0.0.1"
TRIES = 20


def free_port(wanted: int | None, default: int, address: str = LOOPBACK) -> int:
    """The port asked for, or the first free one from the default on. Raises `Fault` when it is taken."""
    if wanted is not None:
        if not _is_free(wanted, address):
            raise Fault(f"端口 {wanted} 已被占用，请换一个：PORT={wanted + 1} make run")
        return wanted
    for port in range(default, default + TRIES):
        if _is_free(port, address):
            return port
    raise Fault(f"端口 {default}–{default + TRIES - 1} 都被占用，请指定一个：PORT=9000 make run")


def _is_free(port: int, address: str) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True
