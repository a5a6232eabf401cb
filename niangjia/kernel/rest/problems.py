"""Refusals as `application/problem+json`: a code for programs, a sentence for people, the clauses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from niangjia.kernel.access import NotThere, Several
from niangjia.kernel.figure import Refused
from niangjia.kernel.locking import Overtaken
from niangjia.kernel.rest.answers import Answer, CitationOut, Sentence
from niangjia.kernel.sheets import SheetError
from niangjia.kernel.wording import Wording

PREFIX = "/api/"
"""Where answers are for programs."""
MEDIA = "application/problem+json"

SIGN_IN = Wording(
    "请登录，或用有效的访问令牌（Authorization: Bearer …）。",
    "Sign in, or send a valid token (Authorization: Bearer …).",
)
NOT_FOUND = Wording(
    "没有这一项，或不在您的管辖范围内。", "There is no such thing, or it is outside your scope."
)
INVALID = Wording("请求的参数不对，请看各项说明。", "The question is not as it should be; see the details.")
OVERTAKEN = Wording(
    "这条记录在您读取之后已被别人修改。请重新读取后再提交。",
    "Somebody changed this record since you read it. Read it again, then decide.",
)
WHICH_UNIT = Wording(
    "您的任命管到几个指定单位；请写明要哪一个，各项说明里列有它们的代码。",
    "Your appointment is over a named set of units: say which one is meant. The details list their codes.",
)
MALFORMED = Wording("请求不能读取，须为合法的 JSON。", "The request cannot be read: it must be valid JSON.")
FORGED = Wording(
    "缺少防伪令牌（X-CSRFToken）；程序请用访问令牌。", "The X-CSRFToken is missing; programs use a token."
)


class Detail(Answer):
    """One thing wrong with a question: where, and what."""

    where: list[str]
    message: str


class Problem(Answer):
    """Why there is no answer (RFC 9457): `code` is stable, `detail` is in both languages."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: Sentence
    citations: tuple[CitationOut, ...] = ()
    details: tuple[Detail, ...] = ()


TITLES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    413: "Content Too Large",
    422: "Unprocessable Content",
    429: "Too Many Requests",
    500: "Internal Server Error",
    503: "Service Unavailable",
}


def problem(status: int, code: str, detail: Wording, **more: Any) -> HttpResponse:
    """An answer that says why not."""
    told = Problem(
        title=TITLES[status], status=status, code=code, detail=Sentence.model_validate(detail), **more
    )
    response = JsonResponse(
        told.model_dump(mode="json"), status=status, json_dumps_params={"ensure_ascii": False}
    )
    response.headers["Content-Type"] = MEDIA
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def speak_in_problems(api: NinjaAPI) -> None:
    """Let every refusal that a route can meet be answered as a problem."""
    answers: tuple[tuple[type[Exception], Callable[..., HttpResponse]], ...] = (
        (Refused, _refused),
        (Overtaken, _overtaken),
        (SheetError, _sheet),
        (Http404, _not_found),
        (NotThere, _not_found),
        (Several, _several),
        (AuthenticationError, _stranger),
        (ValidationError, _invalid),
        (HttpError, _malformed),
    )
    for kind, answer in answers:
        api.add_exception_handler(kind, answer)


def _refused(request: HttpRequest, refused: Refused) -> HttpResponse:
    verdict = refused.verdict
    citations = tuple(CitationOut.model_validate(one) for one in verdict.citations)
    return problem(403, "refused", verdict.reason, citations=citations)


def _overtaken(request: HttpRequest, overtaken: Overtaken) -> HttpResponse:
    details = tuple(
        Detail(where=["record", name], message="changed since") for name in sorted(overtaken.names)
    )
    return problem(409, "overtaken", OVERTAKEN, details=details)


def _sheet(request: HttpRequest, error: SheetError) -> HttpResponse:
    return problem(422, error.code, error.message)


def _not_found(request: HttpRequest, _: Exception) -> HttpResponse:
    return problem(404, "not_found", NOT_FOUND)


def _several(request: HttpRequest, several: Several) -> HttpResponse:
    details = tuple(
        Detail(where=[several.parameter], message=f"{code} {name}") for code, name in several.members
    )
    return problem(422, "which_unit", WHICH_UNIT, details=details)


def _stranger(request: HttpRequest, _: AuthenticationError) -> HttpResponse:
    return problem(401, "sign_in", SIGN_IN)


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    details = tuple(
        Detail(where=[str(part) for part in one["loc"]], message=str(one["msg"])) for one in error.errors
    )
    return problem(422, "invalid", INVALID, details=details)


def _malformed(request: HttpRequest, error: HttpError) -> HttpResponse:
    if error.status_code == 403:
        return problem(403, "csrf", FORGED)
    return problem(400, "malformed", MALFORMED)
