"""Units, people, their papers."""

from __future__ import annotations

from niangjia.kernel.permissions import Permission
from tests.walls.lines.route import EVERYONES, Route, taken_out

PEOPLE = [
    Route("organisations:tree", "/organisations/", Permission.UNIT_VIEW, out_of_scope=EVERYONES),
    Route(
        "organisations:branches", "/organisations/branches/?under={unit}", Permission.UNIT_VIEW, allowed=302
    ),
    Route("organisations:suggest", "/organisations/suggest/", Permission.UNIT_VIEW, out_of_scope=EVERYONES),
    *taken_out(
        "organisations:export", "/organisations/export.xlsx", Permission.UNIT_EXPORT, out_of_scope=EVERYONES
    ),
    Route("organisations:unit", "/organisations/{unit}/", Permission.UNIT_VIEW),
    *(
        Route(f"organisations:{key}", f"/organisations/{{unit}}/{key}/", power)
        for key, power in (
            ("counts", Permission.UNIT_EDIT),
            ("contact", Permission.UNIT_EDIT),
            ("correct", Permission.UNIT_EDIT),
            ("rename", Permission.UNIT_EDIT),
            ("found", Permission.UNIT_FOUND),
        )
    ),
    *(
        # What a county clerk, who calls every route here, has no power for; test_acts tries them as allowed.
        Route(f"organisations:{key}", f"/organisations/{{unit}}/{key}/", power, allowed=403, out_of_scope=403)
        for key, power in (
            ("move", Permission.UNIT_MOVE),
            ("territory", Permission.UNIT_MOVE),
            ("merge", Permission.UNIT_REORGANISE),
            ("split", Permission.UNIT_REORGANISE),
            ("abolish", Permission.UNIT_REORGANISE),
        )
    ),
    Route("organisations:history", "/organisations/{unit}/history/", Permission.UNIT_VIEW),
    Route("workforce:people", "/workforce/?under={unit}", Permission.PERSON_VIEW),
    Route("workforce:statistics", "/workforce/statistics/?under={unit}", Permission.PERSON_VIEW),
    Route("workforce:quality", "/workforce/quality/?under={unit}", Permission.PERSON_VIEW),
    Route("workforce:notice", "/workforce/notice/?under={unit}", Permission.PERSON_EXPORT),
    *taken_out("workforce:export", "/workforce/export.xlsx?under={unit}", Permission.PERSON_EXPORT),
    Route(
        "workforce:find",
        "/workforce/find/",
        Permission.PERSON_VIEW,
        method="post",
        allowed=302,
        out_of_scope=302,
    ),
    Route("workforce:person", "/workforce/{person}/", Permission.PERSON_VIEW),
    Route("workforce:named_figure", "/workforce/figures/on_duty/?under={unit}", Permission.PERSON_VIEW),
    Route("workforce:standing", "/workforce/{person}/figure/filled/", Permission.PERSON_VIEW),
    Route(
        "workforce:validity", "/workforce/{person}/certificates/{certificate}/figure/", Permission.PERSON_VIEW
    ),
    Route("workforce:add", "/workforce/add/", Permission.PERSON_ADD, out_of_scope=EVERYONES),
    Route("workforce:edit", "/workforce/{person}/edit/", Permission.PERSON_EDIT),
    Route("workforce:id_number", "/workforce/{person}/id-number/", Permission.ID_NUMBER_CORRECT),
    Route("workforce:begin", "/workforce/{person}/engagements/begin/", Permission.ENGAGEMENT_CHANGE),
    Route(
        "workforce:engagement",
        "/workforce/{person}/engagements/{engagement}/transfer/",
        Permission.ENGAGEMENT_CHANGE,
    ),
    Route("workforce:certificate_add", "/workforce/{person}/certificates/add/", Permission.CERTIFICATE_EDIT),
    Route(
        "workforce:certificate",
        "/workforce/{person}/certificates/{certificate}/",
        Permission.CERTIFICATE_EDIT,
    ),
    Route(
        "workforce:renew",
        "/workforce/{person}/certificates/{certificate}/renew/",
        Permission.CERTIFICATE_EDIT,
    ),
    Route("workforce:unmask", "/workforce/{person}/unmask/phones/", Permission.PERSON_UNMASK),
    Route("papers:add", "/papers/person/{person}/add/", Permission.PAPER_ADD),
    Route("papers:download", "/papers/{paper}/download/", Permission.PAPER_VIEW),
    Route("papers:remove", "/papers/{paper}/remove/", Permission.PAPER_REMOVE),
]
