"""Workbooks from reading to commit."""

from __future__ import annotations

from niangjia.kernel.permissions import Permission
from tests.walls.lines.route import EVERYONES, Route

IMPORTS = [
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
]
