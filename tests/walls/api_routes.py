"""The lines of the API: the same table as the pages', but strangers are told to sign in, not led there."""

from __future__ import annotations

from dataclasses import dataclass

from niangjia.kernel.permissions import Permission
from tests.walls.routes import EVERYONES, Route


@dataclass(frozen=True)
class ApiRoute(Route):
    """A route for programs: what is sent is JSON."""

    stranger: int = 401
    content_type: str | None = "application/json"


V1 = "/api/v1"
CHANGE = {"reason": "for the tests", "mark": "as nobody saw it"}
"""A record that is not as shown is in scope all the same: 409, where out of scope is 404."""

API = [
    Route("api:openapi-json", f"{V1}/openapi.json", Permission.HOME_VIEW, out_of_scope=EVERYONES),
    Route("api:openapi-view", f"{V1}/docs/", Permission.HOME_VIEW, out_of_scope=EVERYONES),
    Route("api:api-root", f"{V1}/", Permission.HOME_VIEW, allowed=302, out_of_scope=302),
    ApiRoute("api:desk_today", f"{V1}/desk/", Permission.HOME_VIEW, out_of_scope=EVERYONES),
    ApiRoute(
        "api:search_house",
        f"{V1}/search/",
        Permission.SEARCH,
        method="post",
        out_of_scope=EVERYONES,
        data={"q": "丰谷"},
    ),
    ApiRoute("api:units", f"{V1}/units/?under={{unit}}", Permission.UNIT_VIEW),
    ApiRoute("api:unit", f"{V1}/units/{{unit}}/", Permission.UNIT_VIEW),
    ApiRoute("api:persons", f"{V1}/persons/?under={{unit}}", Permission.PERSON_VIEW),
    ApiRoute("api:person", f"{V1}/persons/{{person}}/", Permission.PERSON_VIEW),
    ApiRoute("api:engagements", f"{V1}/engagements/?under={{unit}}", Permission.PERSON_VIEW),
    ApiRoute(
        "api:person_edit",
        f"{V1}/persons/{{person}}/edit/",
        Permission.PERSON_EDIT,
        method="post",
        allowed=409,
        data={**CHANGE, "name": "某某", "ethnic_group": None, "political_status": None, "education": None},
    ),
    *(
        ApiRoute(
            f"api:engagement_{act}",
            f"{V1}/engagements/{{engagement}}/{act}/",
            Permission.ENGAGEMENT_CHANGE,
            method="post",
            allowed=409,
            data={**CHANGE, **data},
        )
        for act, data in {
            "transfer": {"to": "{unit}", "on": "2026-06-30"},
            "away": {"status": "leave", "begins": "2026-06-30"},
            "return": {"on": "2026-06-30"},
            "extend": {"to": None},
            "end": {"on": "2026-06-30", "leaving_reason": "resigned"},
        }.items()
    ),
    ApiRoute(
        "api:person_unmask",
        f"{V1}/persons/{{person}}/unmask/",
        Permission.PERSON_UNMASK,
        method="post",
        data={"group": "phones", "reason": "for the tests"},
    ),
    ApiRoute("api:privacy_kinds", f"{V1}/privacy/kinds/", Permission.ROLE_VIEW, out_of_scope=EVERYONES),
    ApiRoute("api:privacy_due", f"{V1}/privacy/due/", Permission.RETENTION_VIEW, out_of_scope=EVERYONES),
    ApiRoute("api:person_readers", f"{V1}/persons/{{person}}/readers/", Permission.READERS_VIEW),
    ApiRoute(
        "api:person_own_data",
        f"{V1}/persons/{{person}}/own-data/",
        Permission.OWN_DATA_GIVE,
        method="post",
        data={"asked_on": "2026-06-30", "identity": "id-card"},
    ),
    ApiRoute("api:scenarios", f"{V1}/scenarios/", Permission.SCENARIO_TRY, out_of_scope=EVERYONES),
    ApiRoute(
        "api:scenario_try",
        f"{V1}/scenarios/try/",
        Permission.SCENARIO_TRY,
        method="post",
        data={"under": "{unit}", "on": "2026-06-30"},
    ),
    ApiRoute("api:drafts", f"{V1}/authoring/drafts/", Permission.POLICY_VIEW, out_of_scope=EVERYONES),
    ApiRoute("api:draft", f"{V1}/authoring/drafts/{{draft}}/", Permission.POLICY_VIEW),
    ApiRoute(
        "api:draft_move",
        f"{V1}/authoring/drafts/{{draft}}/moves/submit/",
        Permission.DOCUMENT_DRAFT,
        method="post",
        data={"opinion": ""},
    ),
    ApiRoute(
        "api:draft_decision",
        f"{V1}/authoring/drafts/{{draft}}/decisions/publish/",
        Permission.DOCUMENT_PUBLISH,
        method="post",
        allowed=403,
        out_of_scope=403,
        data={"opinion": ""},
    ),
    ApiRoute("api:imports", f"{V1}/imports/", Permission.WORKBOOK_IMPORT, out_of_scope=EVERYONES),
    ApiRoute(
        "api:import_drop",
        f"{V1}/imports/",
        Permission.WORKBOOK_IMPORT,
        method="post",
        allowed=422,
        out_of_scope=422,
        data={"kind": "units", "under": "{unit}"},
        content_type=None,
    ),
    ApiRoute("api:import_state", f"{V1}/imports/{{workbook}}/", Permission.WORKBOOK_IMPORT),
    ApiRoute("api:import_lines", f"{V1}/imports/{{workbook}}/lines/new/", Permission.WORKBOOK_IMPORT),
    ApiRoute(
        "api:import_commit",
        f"{V1}/imports/{{workbook}}/commit/",
        Permission.WORKBOOK_IMPORT,
        method="post",
        allowed=202,
    ),
    ApiRoute(
        "api:import_undo",
        f"{V1}/imports/{{workbook}}/undo/",
        Permission.WORKBOOK_IMPORT,
        method="post",
        allowed=403,
        data={"reason": "dropped twice"},
    ),
    ApiRoute("api:budget_replies", f"{V1}/funding/replies/?under={{unit}}", Permission.FUNDING_VIEW),
    ApiRoute("api:budget_reply", f"{V1}/funding/replies/{{reply}}/", Permission.FUNDING_VIEW),
    ApiRoute("api:funded_figure", f"{V1}/funding/figures/funded/?under={{unit}}", Permission.FUNDING_VIEW),
    ApiRoute("api:plan", f"{V1}/plan/?under={{unit}}", Permission.PLAN_VIEW),
    ApiRoute("api:plan_figure", f"{V1}/plan/figures/must/?unit={{unit}}", Permission.PLAN_VIEW),
    ApiRoute("api:editions", f"{V1}/editions/", Permission.EDITION_VIEW, out_of_scope=EVERYONES),
    ApiRoute("api:edition", f"{V1}/editions/{{edition}}/", Permission.EDITION_VIEW),
    ApiRoute("api:edition_lines", f"{V1}/editions/{{edition}}/lines/", Permission.EDITION_VIEW),
    ApiRoute(
        "api:edition_move",
        f"{V1}/editions/{{edition}}/moves/",
        # Each move asks for its own power: a draft may be sent by nobody who stands at "countersign".
        Permission.EDITION_VIEW,
        method="post",
        allowed=403,
        data={"move": "countersign"},
    ),
    ApiRoute(
        "api:policy_documents", f"{V1}/policy/documents/", Permission.POLICY_VIEW, out_of_scope=EVERYONES
    ),
    ApiRoute(
        "api:policy_document",
        f"{V1}/policy/documents/mianyang-2017-52/",
        Permission.POLICY_VIEW,
        out_of_scope=EVERYONES,
    ),
    ApiRoute(
        "api:policy_provisions", f"{V1}/policy/provisions/", Permission.POLICY_VIEW, out_of_scope=EVERYONES
    ),
    ApiRoute(
        "api:policy_provision",
        f"{V1}/policy/provisions/staffing.posts/",
        Permission.POLICY_VIEW,
        out_of_scope=EVERYONES,
    ),
    ApiRoute(
        "api:policy_in_force",
        f"{V1}/policy/provisions/staffing.posts/in-force/?place=510703&on=2026-06-30",
        Permission.POLICY_VIEW,
        out_of_scope=EVERYONES,
    ),
    ApiRoute(
        "api:policy_answer",
        f"{V1}/policy/answers/",
        Permission.POLICY_VIEW,
        method="post",
        out_of_scope=EVERYONES,
        data={"provision": "staffing.posts", "place": "510703", "on": "2026-06-30"},
    ),
]
