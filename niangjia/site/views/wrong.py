"""What is answered when a request goes wrong: a page for people, a problem for programs.

None of them repeats what was sent, and none needs the database.
"""

from __future__ import annotations

import secrets

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.cache import add_never_cache_headers

from niangjia.kernel.rest.problems import NOT_FOUND, PREFIX, problem
from niangjia.kernel.wording import Wording

MALFORMED = Wording("请求不能读取。", "The request cannot be read.")
TOO_LARGE = Wording("提交的内容过大，没有接收。", "What was sent is too large and was not taken.")
TOO_OFTEN = Wording("操作过于频繁", "Too many requests")
STALE = Wording(
    "页面放得太久或已在别处退出，为防止冒名提交，这次没有办理。请返回、刷新页面后重试。",
    "The page is too old, or you signed out elsewhere; so that nobody can send in your name, nothing was "
    "done. Go back, load the page anew and try again.",
)
WENT_WRONG = "系统出错了，没有保存任何改动。请把编号 {} 告诉系统管理员。"
WENT_WRONG_EN = "Something went wrong; nothing was saved. Tell your administrator the number {}."


def went_wrong(request: HttpRequest) -> HttpResponse:
    """500: a number that the log carries too, and nothing of what happened."""
    reference = secrets.token_hex(4)
    request.reference = reference  # type: ignore[attr-defined]
    if _for_programs(request):
        told = Wording(WENT_WRONG.format(reference), WENT_WRONG_EN.format(reference))
        return problem(500, "fault", told)
    return HttpResponse(loader.get_template("500.html").render({"reference": reference}), status=500)


def not_there(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the same whether there is no such address or it is out of scope."""
    if _for_programs(request):
        return problem(404, "not_found", NOT_FOUND)
    return render(request, "404.html", status=404)


def malformed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 for what cannot be read, 413 for what is more than is taken."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return _wrong(request, 413, "too_large", TOO_LARGE)
    return _wrong(request, 400, "malformed", MALFORMED)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without the proof that it is of this house."""
    return _wrong(request, 403, "csrf", STALE)


def too_often(request: HttpRequest, what: Wording, *, seconds: int) -> HttpResponse:
    """429, and in how many seconds to come back."""
    sentence = Wording(
        f"“{what.zh}”的次数超过了上限，请 {seconds} 秒后再试。",
        f"The limit on {what.en} is reached; try again in {seconds} seconds.",
    )
    answer = _wrong(request, 429, "too_often", sentence, TOO_OFTEN)
    answer.headers["Retry-After"] = str(seconds)
    return answer


def _wrong(
    request: HttpRequest, status: int, code: str, sentence: Wording, title: Wording | None = None
) -> HttpResponse:
    if _for_programs(request):
        return problem(status, code, sentence)
    answer = render(request, "site/wrong.html", {"sentence": sentence, "title": title}, status=status)
    add_never_cache_headers(answer)
    return answer


def _for_programs(request: HttpRequest) -> bool:
    return request.path_info.startswith(PREFIX)
