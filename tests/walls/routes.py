"""Every route of the house with the power it needs: one table, run as allow and as deny.

`{unit}`, `{person}` and `{workbook}` stand for rows of the county `here`; out of scope they must answer
as if they did not exist. A route without a line fails the suite.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from niangjia.kernel.permissions import Permission


@dataclass(frozen=True)
class Route:
    """One line: who may, and what everyone else gets."""

    name: str
    url: str
    power: Permission | None
    method: str = "get"
    allowed: int = 200
    out_of_scope: int = 404
    data: dict[str, str] = field(default_factory=dict)


OPEN = [
    Route("accounts:sign_in", "/accounts/sign-in/", None, allowed=302),
    Route("accounts:sign_out", "/accounts/sign-out/", None, method="post", allowed=302),
    Route("set_language", "/language/", None, method="post", allowed=302, data={"language": "en"}),
]
"""What anyone may call; whoever is signed in already is led on from the sign-in page."""

EVERYONES = 200
"""Pages that show each actor their own part of the tree: there is no out of scope."""

ROUTES = [
    Route("site:home", "/", Permission.HOME_VIEW, out_of_scope=EVERYONES),
    Route(
        "accounts:change_password", "/accounts/password/", Permission.PASSWORD_CHOOSE, out_of_scope=EVERYONES
    ),
    Route("organisations:tree", "/organisations/", Permission.UNIT_VIEW, out_of_scope=EVERYONES),
    Route(
        "organisations:branches", "/organisations/branches/?under={unit}", Permission.UNIT_VIEW, allowed=302
    ),
    Route("organisations:unit", "/organisations/{unit}/", Permission.UNIT_VIEW),
    Route("organisations:history", "/organisations/{unit}/history/", Permission.UNIT_VIEW),
    Route("workforce:people", "/workforce/?under={unit}", Permission.PERSON_VIEW),
    Route("workforce:figure", "/workforce/figure/?under={unit}", Permission.PERSON_VIEW),
    Route("workforce:person", "/workforce/{person}/", Permission.PERSON_VIEW),
    Route("staffing:plan", "/staffing/?under={unit}", Permission.PLAN_VIEW),
    Route("staffing:figure", "/staffing/figure/must/?unit={unit}", Permission.PLAN_VIEW),
    Route("staffing:export", "/staffing/export.xlsx?under={unit}", Permission.PLAN_EXPORT),
    Route("imports:list", "/imports/", Permission.WORKBOOK_IMPORT, out_of_scope=EVERYONES),
    Route(
        "imports:template",
        "/imports/template/?kind=units",
        Permission.WORKBOOK_IMPORT,
        out_of_scope=EVERYONES,
    ),
    Route(
        "imports:drop",
        "/imports/drop/",
        Permission.WORKBOOK_IMPORT,
        method="post",
        allowed=422,
        out_of_scope=422,
        data={"kind": "units", "under": "{unit}"},
    ),
    Route("imports:show", "/imports/{workbook}/", Permission.WORKBOOK_IMPORT),
    Route("imports:problems", "/imports/{workbook}/problems/", Permission.WORKBOOK_IMPORT),
    Route(
        "imports:commit",
        "/imports/{workbook}/commit/",
        Permission.WORKBOOK_IMPORT,
        method="post",
        allowed=302,
    ),
    Route("policy:library", "/policy/", Permission.POLICY_VIEW, out_of_scope=EVERYONES),
    Route("policy:document", "/policy/mianyang-2017-52/", Permission.POLICY_VIEW, out_of_scope=EVERYONES),
]
