"""What must be done before anything else opens, pages and API alike."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from niangjia.accounts.signing.recognising import Recognised
from niangjia.kernel.wording import Wording


@dataclass(frozen=True, slots=True)
class First:
    """One such thing: the page where it is done, a code and a sentence for programs."""

    code: str
    page: str
    told: Wording


ONE_TIME = First(
    "one_time_password",
    "accounts:change_password",
    Wording("请先登录网页，更换一次性密码。", "Sign in to the pages and change the one-time password first."),
)
PASSWORD_OVER = First(
    "password_over",
    "accounts:change_password",
    Wording(
        "管理员的密码已到更换期，请先登录网页更换密码。",
        "An administrator's password is due: sign in to the pages and change it first.",
    ),
)
FACTOR = First(
    "second_factor",
    "accounts:second_factor",
    Wording(
        "管理员必须使用两步验证，请先登录网页设置。",
        "Administrators need a second factor: sign in to the pages and set it up first.",
    ),
)


def first_of_all(seen: Recognised) -> First | None:
    """What a signed-in person must do first; None for most."""
    if seen.account.must_change_password:
        return ONE_TIME
    if seen.password_over:
        return PASSWORD_OVER
    return FACTOR if seen.factor_lacking else None


def may_before(first: First, path: str) -> bool:
    """Whether a page opens all the same: the one where it is done, and what nobody is kept from."""
    return path == reverse(first.page) or always(path)


def always(path: str) -> bool:
    """Whether it is what nobody is kept from: leaving, choosing the language."""
    return path in (reverse("accounts:sign_out"), reverse("set_language"))
