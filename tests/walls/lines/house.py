"""The desk, the search, accounts and appointments, and what auditors look at."""

from __future__ import annotations

from dataclasses import replace

from niangjia.kernel.permissions import Permission
from tests.walls.lines.route import EVERYONES, Route, taken_out


def administered() -> list[Route]:
    """What the administrators of a unit do about its accounts and appointments."""
    view, manage, appoint = Permission.ACCOUNT_VIEW, Permission.ACCOUNT_MANAGE, Permission.APPOINT
    revoke = Permission.SIGN_IN_REVOKE
    by_security = [
        Route("accounts:people", "/accounts/people/?under={unit}", view),
        *taken_out("accounts:export", "/accounts/people/export.xlsx?under={unit}", Permission.ACCOUNT_EXPORT),
        Route("accounts:suggest", "/accounts/people/suggest/", view, out_of_scope=EVERYONES),
        Route("accounts:person", "/accounts/people/{account}/", view),
        Route("accounts:appoint", "/accounts/people/{account}/appoint/", appoint),
        Route("accounts:stand_in", "/accounts/appointments/{appointment}/stand-in/", appoint),
        Route("accounts:end", "/accounts/appointments/{appointment}/end/", appoint),
        *(
            Route(f"accounts:{act}", f"/accounts/people/{{account}}/{path}/", revoke, "post", 302)
            for act, path in (
                ("end_sessions", "sessions/end"),
                ("remove_second_factor", "second-factor/remove"),
            )
        ),
    ]
    by_system = [
        Route("accounts:open_account", "/accounts/people/new/", manage, out_of_scope=EVERYONES),
        Route("accounts:switch_off", "/accounts/people/{account}/off/", manage, "post", 302),
        Route("accounts:switch_on", "/accounts/people/{switched_off}/on/", manage, "post", 302),
        Route("accounts:one_time", "/accounts/people/{account}/password/", manage, "post"),
        Route("accounts:unlock", "/accounts/people/{account}/unlock/", manage, "post", 302),
    ]
    return [
        *(replace(one, who="security", foreign="foreign_security") for one in by_security),
        *(replace(one, who="system", foreign="foreign_system") for one in by_system),
    ]


def audited() -> list[Route]:
    """What the auditors of a unit look at."""
    view, export = Permission.EVENT_VIEW, Permission.EVENT_EXPORT
    by_audit = [
        Route("proof:events", "/proof/?under={unit}", view),
        Route("proof:event", "/proof/events/{event}/", view),
        Route("proof:exports", "/proof/exports/", view, out_of_scope=EVERYONES),
        Route("proof:sign_ins", "/proof/sign-ins/", view, out_of_scope=EVERYONES),
        *taken_out("proof:export", "/proof/events.xlsx?under={unit}", export),
    ]
    return [replace(one, who="audit", foreign="foreign_audit") for one in by_audit]


HOUSE = [
    Route("site:home", "/", Permission.HOME_VIEW, out_of_scope=EVERYONES),
    Route("site:numbers", "/desk/numbers/", Permission.HOME_VIEW, out_of_scope=EVERYONES),
    Route("search:results", "/search/?q=丰谷", Permission.SEARCH, out_of_scope=EVERYONES),
    Route(
        "search:suggest",
        "/search/suggest/",
        Permission.SEARCH,
        method="post",
        out_of_scope=EVERYONES,
        data={"q": "丰谷"},
    ),
    Route(
        "accounts:change_password", "/accounts/password/", Permission.PASSWORD_CHOOSE, out_of_scope=EVERYONES
    ),
    *administered(),
    *audited(),
    Route(
        "accounts:own_appointments",
        "/accounts/appointments/",
        Permission.SIGN_IN_KEEP,
        out_of_scope=EVERYONES,
    ),
    *(
        Route(f"accounts:{name}", f"/accounts/{name}/", Permission.ROLE_VIEW, out_of_scope=EVERYONES)
        for name in ("roles", "powers")
    ),
    Route("accounts:administrators", "/accounts/administrators/?unit={unit}", Permission.ROLE_VIEW),
    Route("accounts:security", "/accounts/security/", Permission.SIGN_IN_KEEP, out_of_scope=EVERYONES),
    *(
        Route(
            *(f"accounts:{act}", f"/accounts/security/{path}/", Permission.SIGN_IN_KEEP),
            method="post",
            allowed=302,
            out_of_scope=302,
        )
        for act, path in (("end_others", "sessions/others/end"), ("end_session", "sessions/{unit}/end"))
    ),
    *(
        Route(*(f"accounts:{act}", f"/accounts/security/{path}/", Permission.SIGN_IN_KEEP), "get", *answers)
        for act, path, answers in (
            ("second_factor", "second-factor", (200, 200)),
            ("renew_codes", "second-factor/codes", (302, 302)),  # there are none yet
            ("drop_factor", "second-factor/drop", (200, 200)),
        )
    ),
    Route("accounts:tokens", "/accounts/tokens/", Permission.TOKEN_HOLD, out_of_scope=EVERYONES),
    Route(
        "accounts:revoke_token",
        "/accounts/tokens/{token}/revoke/",
        Permission.TOKEN_HOLD,
        method="post",
        allowed=302,
        out_of_scope=302,
    ),
]
