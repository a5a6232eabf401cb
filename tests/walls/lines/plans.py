"""The plan, the money, what if, editions."""

from __future__ import annotations

from niangjia.kernel.official import may_typeset
from niangjia.kernel.permissions import Permission
from tests.walls.lines.route import EVERYONES, Route, taken_out

PLANS = [
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
            allowed=allowed,
        )
        for act, path, allowed in (
            ("ask_for_shares", "share", 302),
            ("edit", "edit", 409),
            ("copy", "copy", 302),
            ("remove", "remove", 302),
        )
    ),
    Route(
        "scenarios:restore",
        "/scenarios/{removed_scenario}/restore/",
        Permission.SCENARIO_TRY,
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
        allowed=409,
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
]
