"""The limits themselves: this file is what the security page and the API's description tell.

They stop a program that runs wild or copies a house out, and are far above what a person does by hand.
Tries to sign in have a growing delay of their own in `accounts`.
"""

from __future__ import annotations

from niangjia.kernel.wording import Wording
from niangjia.site.limits.types import Limit, Whose

P, A = Whose.PERSON, Whose.ADDRESS

LIMITS = (
    Limit("api", Wording("接口请求", "requests to the API"), P, 1200, 60, ("api:*",)),
    Limit(
        "suggest",
        Wording("搜索与搜索提示", "searches and suggestions"),
        *(P, 600, 60),
        ("search:*", "organisations:suggest", "api:search_house"),
    ),
    Limit(
        "export",
        Wording("导出", "exports"),
        *(P, 120, 3600),
        ("*:export", "*:quotas", "*:export_*"),
    ),
    Limit(
        "unmask",
        Wording("查看证件号码等全文", "values shown whole"),
        P,
        120,
        3600,
        ("workforce:unmask",),
        "POST",
    ),
    Limit(
        "upload",
        Wording("上传文件", "files sent in"),
        *(P, 120, 3600),
        ("imports:drop", "api:imports", "papers:add", "editions:move", "authoring:new"),
        "POST",
    ),
    Limit(
        "paper",
        Wording("生成公文和图件", "papers and pictures typeset"),
        *(P, 60, 600),
        ("editions:document", "editions:poster"),
    ),
    Limit(
        "what if",
        Wording("模拟测算与重新计算", "what-if computations"),
        *(P, 300, 600),
        ("scenarios:try", "scenarios:share", "api:scenario_try", "editions:recompute", "authoring:try"),
    ),
    Limit(
        "sign in",
        Wording("提交登录", "tries to sign in"),
        *(A, 600, 600),
        ("accounts:sign_in", "accounts:second_step"),
        "POST",
    ),
    Limit("stranger", Wording("未登录访问", "requests without a sign-in"), A, 1200, 60, ("*",)),
)

TOKENS_SHOWN = Limit("tokens", Wording("出示访问令牌", "requests that show a token"), A, 6000, 60, ("api:*",))
"""Counted at the door, before a token is looked up: guessing meets it whatever it guesses."""

ALL = (*LIMITS, TOKENS_SHOWN)
