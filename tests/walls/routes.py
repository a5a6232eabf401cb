"""Every route of the house with the power it needs: one table, run as allow and as deny.

`{unit}`, `{person}`, `{workbook}` and the like stand for rows of the county `here`; out of scope they must
answer as if they did not exist. A route without a line fails the suite.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from niangjia.kernel.official import may_typeset
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
    data: dict[str, str | None] = field(default_factory=dict)
    stranger: int = 302
    content_type: str | None = None
    who: str = "clerk"
    foreign: str = "foreign_clerk"
    """Who is let in, and who has the same role over the other county."""


OPEN = [
    Route("accounts:sign_in", "/accounts/sign-in/", None, allowed=302),
    Route("accounts:second_step", "/accounts/sign-in/code/", None, allowed=302),
    Route("accounts:sign_out", "/accounts/sign-out/", None, method="post", allowed=302),
    Route("security", "/security/", None),
    Route("health", "/health/", None),
    Route("set_language", "/language/", None, method="post", allowed=302, data={"language": "en"}),
]
"""What anyone may call; whoever is signed in already is led on from the sign-in page."""

EVERYONES = 200
"""Pages that show each actor their own part of the tree: there is no out of scope."""


def taken_out(
    name: str, url: str, power: Permission, *, out_of_scope: int = 404, allowed: int = 200
) -> list[Route]:
    """A file that leaves the house: asked for, the page asks what for; told, it gives the file."""
    return [
        Route(name, url, power, out_of_scope=EVERYONES),
        Route(
            *(name, url, power),
            method="post",
            allowed=allowed,
            out_of_scope=out_of_scope,
            data={"why": "work"},
        ),
    ]


def administered() -> list[Route]:
    """What the administrators of a unit do about its accounts and appointments."""
    view, manage, appoint = Permission.ACCOUNT_VIEW, Permission.ACCOUNT_MANAGE, Permission.APPOINT
    revoke = Permission.SIGN_IN_REVOKE
    by_security = [
        Route("accounts:people", "/accounts/people/?under={unit}", view),
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


ROUTES = [
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
    Route("papers:add", "/papers/person/{person}/add/", Permission.PAPER_ADD),
    Route("papers:download", "/papers/{paper}/download/", Permission.PAPER_VIEW),
    Route("papers:remove", "/papers/{paper}/remove/", Permission.PAPER_REMOVE),
    Route("staffing:plan", "/staffing/?under={unit}", Permission.PLAN_VIEW),
    Route("staffing:standing", "/staffing/units/{unit}/", Permission.PLAN_VIEW),
    Route("staffing:figure", "/staffing/figure/must/?unit={unit}", Permission.PLAN_VIEW),
    *taken_out("staffing:export", "/staffing/export.xlsx?under={unit}", Permission.PLAN_EXPORT),
    Route("funding:list", "/funding/?under={unit}", Permission.FUNDING_VIEW),
    *taken_out("funding:export", "/funding/export.xlsx?under={unit}", Permission.FUNDING_EXPORT),
    Route("funding:figure", "/funding/figures/posts/?under={unit}", Permission.FUNDING_VIEW),
    Route("funding:enter", "/funding/add/", Permission.FUNDING_ENTER, out_of_scope=EVERYONES),
    *(
        Route(f"funding:{name}", f"/funding/{{reply}}/{path}", power)
        for name, path, power in (
            ("reply", "", Permission.FUNDING_VIEW),
            ("allotments", "units/", Permission.FUNDING_VIEW),
            ("history", "history/", Permission.FUNDING_VIEW),
            ("correct", "correct/", Permission.FUNDING_ENTER),
            ("revoke", "revoke/", Permission.FUNDING_ENTER),
            ("allot", "allot/", Permission.FUNDING_ENTER),
        )
    ),
    Route("scenarios:list", "/scenarios/", Permission.SCENARIO_TRY, out_of_scope=EVERYONES),
    Route("scenarios:try", "/scenarios/try/?under={unit}", Permission.SCENARIO_TRY),
    Route(
        "scenarios:figure",
        "/scenarios/try/figure/?under={unit}&of=must.1-.t..person",
        Permission.SCENARIO_TRY,
    ),
    Route("scenarios:history", "/scenarios/{scenario}/history/", Permission.SCENARIO_TRY),
    *taken_out("scenarios:export", "/scenarios/try/export.xlsx?under={unit}", Permission.PLAN_EXPORT),
    Route("scenarios:share", "/scenarios/share/?under={unit}&posts=1", Permission.SCENARIO_TRY),
    Route(
        "scenarios:share_figure",
        "/scenarios/share/figure/?under={unit}&posts=1&of=t",
        Permission.SCENARIO_TRY,
    ),
    Route(
        "scenarios:keep",
        "/scenarios/keep/",
        Permission.SCENARIO_TRY,
        method="post",
        allowed=302,
        data={"under": "{unit}", "name": "for the tests"},
    ),
    *(
        Route(
            f"scenarios:{act}",
            f"/scenarios/{{scenario}}/{path}/",
            Permission.SCENARIO_TRY,
            method="post",
            allowed=302,
        )
        for act, path in (
            ("ask_for_shares", "share"),
            ("edit", "edit"),
            ("copy", "copy"),
            ("remove", "remove"),
        )
    ),
    Route(
        "scenarios:restore",
        "/scenarios/{removed_scenario}/restore/",
        Permission.SCENARIO_TRY,
        method="post",
        allowed=302,
    ),
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
    Route("imports:progress", "/imports/{workbook}/progress/", Permission.WORKBOOK_IMPORT, allowed=302),
    Route(
        "imports:headings",
        "/imports/{workbook}/headings/",
        Permission.WORKBOOK_IMPORT,
        method="post",
        allowed=302,
    ),
    Route(
        "imports:default",
        "/imports/{workbook}/default/",
        Permission.WORKBOOK_IMPORT,
        method="post",
        allowed=422,
    ),
    Route(
        "imports:absent",
        "/imports/{workbook}/absent/",
        Permission.WORKBOOK_IMPORT,
        method="post",
        allowed=422,
    ),
    Route(
        "imports:again",
        "/imports/{workbook}/again/",
        Permission.WORKBOOK_IMPORT,
        method="post",
        allowed=302,
    ),
    Route(
        "imports:retry",
        "/imports/{workbook}/retry/",
        Permission.WORKBOOK_IMPORT,
        method="post",
        allowed=422,
    ),
    Route(
        "imports:undo",
        "/imports/{workbook}/undo/",
        Permission.WORKBOOK_IMPORT,
        method="post",
        allowed=422,
    ),
    Route(
        "imports:discard",
        "/imports/{workbook}/discard/",
        Permission.WORKBOOK_IMPORT,
        method="post",
        allowed=302,
    ),
    Route("editions:list", "/editions/", Permission.EDITION_VIEW, out_of_scope=EVERYONES),
    Route("editions:new", "/editions/new/", Permission.EDITION_DRAFT, out_of_scope=EVERYONES),
    *(
        Route(f"editions:{key}", f"/editions/{{edition}}/{path}", Permission.EDITION_VIEW)
        for key, path in (
            ("edition", ""),
            ("move", "move/submit/"),
            ("figure", "figure/must/"),
            ("compare", "compare/"),
            ("recompute", "recompute/"),
            ("history", "history/"),
        )
    ),
    Route("editions:progress", "/editions/{edition}/progress/", Permission.EDITION_VIEW, allowed=302),
    Route("editions:describe", "/editions/{edition}/describe/", Permission.EDITION_DRAFT),
    Route(
        "editions:retake", "/editions/{edition}/retake/", Permission.EDITION_DRAFT, method="post", allowed=302
    ),
    Route(
        "editions:plan_line",
        "/editions/{edition}/lines/{edition_line}/",
        Permission.EDITION_DRAFT,
        method="post",
        allowed=422,
        data={"planned": "1", "mark": "as nobody saw it"},
    ),
    *taken_out("editions:export", "/editions/{edition}/export.xlsx", Permission.PLAN_EXPORT),
    Route("editions:documents", "/editions/{edition}/documents/", Permission.EDITION_VIEW),
    *taken_out("editions:document", "/editions/{edition}/documents/plan.docx", Permission.PLAN_EXPORT),
    *taken_out("editions:quotas", "/editions/{edition}/quotas.xlsx", Permission.PLAN_EXPORT),
    Route("editions:picture", "/editions/picture/?under={unit}", Permission.EDITION_VIEW),
    *taken_out(
        "editions:poster",
        "/editions/picture/poster.pdf?under={unit}",
        Permission.PLAN_EXPORT,
        allowed=200 if may_typeset() else 403,
    ),
    Route("authoring:list", "/authoring/", Permission.POLICY_VIEW, out_of_scope=EVERYONES),
    Route("authoring:new", "/authoring/new/", Permission.DOCUMENT_DRAFT, out_of_scope=EVERYONES),
    *(
        Route(f"authoring:{name}", f"/authoring/{{draft}}/{path}", power)
        for name, path, power in (
            ("draft", "", Permission.POLICY_VIEW),
            ("header", "header/", Permission.DOCUMENT_DRAFT),
            ("provision_add", "provisions/add/", Permission.DOCUMENT_DRAFT),
            ("provision", "provisions/p1/", Permission.DOCUMENT_DRAFT),
            ("cases", "cases/", Permission.DOCUMENT_DRAFT),
            ("try", "try/", Permission.PLAN_VIEW),
            ("history", "history/", Permission.POLICY_VIEW),
            ("document", "document.yaml", Permission.POLICY_VIEW),
        )
    ),
    *(
        Route(f"authoring:{name}", f"/authoring/{{draft}}/{path}", power, "post", allowed, out_of_scope)
        for name, path, power, allowed, out_of_scope in (
            ("provision_remove", "provisions/p1/remove/", Permission.DOCUMENT_DRAFT, 302, 404),
            ("check", "check/p1/", Permission.DOCUMENT_DRAFT, 200, 404),
            ("check_cases", "cases/check/", Permission.DOCUMENT_DRAFT, 200, 404),
            ("move", "moves/discard/", Permission.DOCUMENT_DRAFT, 302, 404),
            # The clerk who drafts is never the one who publishes.
            ("decision", "decisions/publish/", Permission.DOCUMENT_PUBLISH, 403, 403),
        )
    ),
    Route("policy:library", "/policy/", Permission.POLICY_VIEW, out_of_scope=EVERYONES),
    Route("policy:document", "/policy/mianyang-2017-52/", Permission.POLICY_VIEW, out_of_scope=EVERYONES),
    Route(
        "policy:download",
        "/policy/mianyang-2017-52/document.yaml",
        Permission.POLICY_VIEW,
        out_of_scope=EVERYONES,
    ),
    Route("policy:places", "/policy/places/?place=mys", Permission.POLICY_VIEW, out_of_scope=EVERYONES),
    Route(
        "policy:provision",
        "/policy/provision/staffing.posts/?place=510703",
        Permission.POLICY_VIEW,
        out_of_scope=EVERYONES,
    ),
    Route(
        "policy:calculator",
        "/policy/provision/staffing.posts/try/?place=510703&kind=zone&workers=8000",
        Permission.POLICY_VIEW,
        out_of_scope=EVERYONES,
    ),
]
