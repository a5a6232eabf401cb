"""Personal data: purposes, what is due, one's own data, readers."""

from __future__ import annotations

from dataclasses import replace

from niangjia.kernel.permissions import Permission
from tests.walls.lines.route import EVERYONES, Route, taken_out

PRIVACY = [
    Route("privacy:register", "/privacy/", Permission.ROLE_VIEW, out_of_scope=EVERYONES),
    Route("privacy:due", "/privacy/due/", Permission.RETENTION_VIEW, out_of_scope=EVERYONES),
    Route(
        "privacy:progress",
        "/privacy/due/progress/",
        Permission.RETENTION_VIEW,
        allowed=302,
        out_of_scope=302,
    ),
    Route("privacy:holds", "/privacy/holds/", Permission.RETENTION_VIEW, out_of_scope=EVERYONES),
    Route("privacy:requests", "/privacy/requests/", Permission.OWN_DATA_GIVE, out_of_scope=EVERYONES),
    Route("privacy:answer", "/privacy/requests/{own_request}/", Permission.OWN_DATA_GIVE),
    Route("privacy:find", "/privacy/readers/", Permission.READERS_VIEW, out_of_scope=EVERYONES),
    *(
        Route(f"privacy:{name}", f"/privacy/persons/{{person}}/{path}", power)
        for name, path, power in (
            ("person", "", Permission.RETENTION_VIEW),
            ("give", "own-data/", Permission.OWN_DATA_GIVE),
            ("correct", "correction/", Permission.OWN_DATA_GIVE),
            ("readers", "readers/", Permission.READERS_VIEW),
        )
    ),
    *taken_out(
        "privacy:export_readers",
        "/privacy/persons/{person}/readers/export.xlsx",
        Permission.READERS_VIEW,
    ),
    *(
        replace(one, who="security", foreign="foreign_security")
        for one in (
            Route("privacy:run", "/privacy/due/run/", Permission.RETENTION_RUN, out_of_scope=EVERYONES),
            Route("privacy:hold", "/privacy/persons/{person}/hold/", Permission.RETENTION_HOLD),
            Route("privacy:end_hold", "/privacy/holds/{hold}/end/", Permission.RETENTION_HOLD),
        )
    ),
]
