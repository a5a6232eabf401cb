"""What can be taken home: the refused rows, the empty template."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.utils.timezone import localdate

from niangjia.imports import actions
from niangjia.imports.registry import importer_of
from niangjia.imports.views.wizard import sight_of
from niangjia.kernel.imprint import Purpose
from niangjia.kernel.pages import Request, attachment, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.scope import acting
from niangjia.kernel.sheets import template as empty_workbook


@page(Permission.WORKBOOK_IMPORT)
def problems(request: Request, pk: int) -> HttpResponse:
    """The refused rows as a workbook to be mended and dropped again: what for need not be asked."""
    seen = sight_of(request, pk)
    because = replace(request.actor, reason=Purpose.MENDING.label.zh)
    with acting(because):
        content = actions.download_problems(by=because, pk=pk, today=localdate())
    stem = seen.workbook.file_name.rpartition(".")[0] or seen.workbook.file_name
    return attachment(content, f"{stem}-问题表.xlsx")


@page(Permission.WORKBOOK_IMPORT)
def template(request: Request) -> HttpResponse:
    """The empty workbook of a kind of list."""
    importer = importer_of(request.GET.get("kind", ""))
    if importer is None:
        raise Http404("no such kind of list")
    return attachment(empty_workbook(importer.sheet), f"{importer.title.zh}-模板.xlsx")
