"""What every page knows: who is looking, in which language, and where they can go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from niangjia.kernel.actor import Actor
from niangjia.kernel.language import language
from niangjia.kernel.permissions import Permission
from niangjia.kernel.roles import LABELS, Role
from niangjia.kernel.wording import Wording
from niangjia.organisations import facade as organisations

LARGE_TEXT = "large_text"


@dataclass(frozen=True, slots=True)
class Door:
    """One place in the navigation, and the powers of which any one opens it."""

    label: Promise
    url_name: str
    icon: str
    powers: tuple[Permission, ...]


@dataclass(frozen=True, slots=True)
class OpenDoor:
    """A place the person may go to, as the page shows it."""

    label: Promise
    url: str
    icon: str
    active: bool


DOORS = (
    Door(_("工作台"), "site:home", "home", (Permission.HOME_VIEW,)),
    Door(_("组织"), "organisations:tree", "sitemap", (Permission.UNIT_VIEW,)),
    Door(_("人才库"), "workforce:people", "users", (Permission.PERSON_VIEW,)),
    Door(_("配备计划"), "staffing:plan", "target", (Permission.PLAN_VIEW,)),
    Door(_("年度计划"), "editions:list", "file-certificate", (Permission.EDITION_VIEW,)),
    Door(_("模拟测算"), "scenarios:list", "adjustments", (Permission.SCENARIO_TRY,)),
    Door(_("经费批复"), "funding:list", "cash", (Permission.FUNDING_VIEW,)),
    Door(_("导入"), "imports:list", "table-import", (Permission.WORKBOOK_IMPORT,)),
    Door(_("审计"), "proof:events", "shield-check", (Permission.EVENT_VIEW,)),
    Door(_("政策库"), "policy:library", "books", (Permission.POLICY_VIEW,)),
    Door(_("起草文件"), "authoring:list", "pencil", (Permission.DOCUMENT_DRAFT, Permission.DOCUMENT_PUBLISH)),
    Door(_("账号与权限"), "accounts:people", "user-shield", (Permission.ACCOUNT_VIEW,)),
    Door(
        _("个人信息保护"),
        "privacy:register",
        "shield-lock",
        (Permission.RETENTION_VIEW, Permission.READERS_VIEW),
    ),
)


def house(request: HttpRequest) -> dict[str, object]:
    """The context of every template."""
    actor: Actor | None = getattr(request, "actor", None)
    return {
        "demonstration": settings.DEMONSTRATION,
        "actor": actor,
        "role": _role(actor),
        "language": language(),
        "languages": settings.LANGUAGES,
        "large_text": request.COOKIES.get(LARGE_TEXT) == "1",
        "nav": _open_doors(request, actor),
        "members": partial(_members, actor),
        "may_search": actor is not None and bool(actor.may(Permission.SEARCH)),
    }


def _members(actor: Actor | None) -> list[organisations.Unit]:
    """Of a named set, the units that a page of one unit can be changed to; asked where a page shows them."""
    return organisations.roots(by=actor) if actor is not None and actor.scope.only else []


def _role(actor: Actor | None) -> Wording | str:
    if actor is None:
        return ""
    return LABELS[Role(actor.role)] if actor.role in set(Role) else actor.role


def _open_doors(request: HttpRequest, actor: Actor | None) -> list[OpenDoor]:
    if actor is None:
        return []
    here = request.resolver_match.namespace if request.resolver_match else ""
    doors = []
    for door in DOORS:
        if actor.permissions.isdisjoint(door.powers):
            continue
        try:
            url = reverse(door.url_name)
        except NoReverseMatch:
            continue
        doors.append(OpenDoor(door.label, url, door.icon, here == door.url_name.partition(":")[0]))
    return doors
