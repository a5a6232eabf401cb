"""How a connection tells the living from the dead: each side lets go of one that has vanished within 30 s.

A process that is killed closes its connections with its life, and the server undoes what it was at. A
machine that loses its power or its cable closes nothing: only silence tells. So both sides ask each other.
"""

from __future__ import annotations

import os
from typing import Any

PAGES = "NIANGJIA_PAGES"
"""Set in the environment of what answers pages: there nothing may take longer than somebody waits."""

FROM_OUR_SIDE = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 25_000,  # ms
}
# The server's side of the same, for each session of ours, whoever set the server up. The last is for a
# client on the same machine: a statement that nobody waits for any more does not run to its end.
FROM_THE_SERVERS = {
    "tcp_keepalives_idle": "10s",
    "tcp_keepalives_interval": "5s",
    "tcp_keepalives_count": "3",
    "tcp_user_timeout": "25s",
    "client_connection_check_interval": "5s",
}
FOR_PAGES = {
    "statement_timeout": "60s",
    "lock_timeout": "20s",
    "idle_in_transaction_session_timeout": "5min",
}


def options(given: str = "") -> dict[str, Any]:
    """What to open a connection with; `given` are options that the address itself names, which win."""
    asked = FROM_THE_SERVERS | (FOR_PAGES if os.environ.get(PAGES) == "1" else {})
    told = " ".join(f"-c {name}={value}" for name, value in asked.items())
    return {**FROM_OUR_SIDE, "options": f"{told} {given}".strip()}
