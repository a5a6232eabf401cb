"""Policy documents, read and written."""

from __future__ import annotations

from niangjia.kernel.permissions import Permission
from tests.walls.lines.route import EVERYONES, Route

DOCUMENTS = [
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
