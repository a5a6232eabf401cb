"""The house's own template words, built into every template."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from niangjia.kernel import roles
from niangjia.kernel.figure import Citation, Figure, Status, Value, Verdict
from niangjia.kernel.language import said as say
from niangjia.kernel.wording import Wording
from niangjia.site import written

register = template.Library()
_serial = count(1)


@register.filter
def number(value: int | Decimal | None) -> str:
    """8,000 · 86,400.00 · – where there is none."""
    return written.number(value)


@register.filter
def wan(amount: Decimal | int | None) -> str:
    """8.64万元, from yuan."""
    return written.wan(amount)


@register.filter
def cn_date(when: date | str | None) -> str:
    """2026年6月30日 · Jun 30, 2026."""
    return written.day(when)


@register.filter
def said(sentence: Wording | Mapping[str, str] | str | None) -> str:
    """A Wording in the language of the page."""
    return say(sentence)


@register.filter
def called(name: str) -> str:
    """The name of whoever acted."""
    return say(roles.called(name))


@register.filter
def unit_word(unit: str | None, number: Value | None = None) -> str:
    """The word of a unit: person → 名."""
    return written.unit_word(unit, number)


@register.filter
def with_unit(value: Value | None, unit: str | None) -> str:
    """3 名."""
    return written.with_unit(value, unit)


@register.filter
def clause(citation: Citation) -> str:
    """绵工发〔2017〕52号 · 三、目标任务."""
    return written.clause(citation)


@register.filter
def figure_value(figure: Figure | Verdict | Value | None) -> str:
    """The value of a figure, or the badge 缺数据 / 不适用; never a silent 0."""
    if isinstance(figure, Figure) and figure.status is not Status.VALUE:
        tone = "missing" if figure.status is Status.MISSING else "na"
        return format_html('<span class="badge tone-{}">{}</span>', tone, written.answer(figure))
    return _answer(figure)


@register.filter
def named(key: str, words: Mapping[str, Wording] | None) -> str:
    """The word that `words` has for a key, or the key itself."""
    return say(words.get(key, key)) if words else key


@register.filter
def item(mapping: Mapping[Any, Any], key: object) -> Any:
    """What `mapping` has for a key; None where it has nothing."""
    return mapping.get(key)


@register.filter
def is_verdict(answer: object) -> bool:
    """Whether an answer is a yes or no, not a figure."""
    return isinstance(answer, Verdict)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A Tabler icon: decoration only, the words beside it say what is meant."""
    return format_html('<i class="ti ti-{}" aria-hidden="true"></i>', name)


@register.simple_tag
def door(
    figure: Figure | Verdict | Value | None, url: str, label: Wording | str = "", unit: bool = False
) -> SafeString:
    """A value that can be asked for its basis: opens the drawer, or a page of its own without scripts.

    `label` names the value for those who hear the page; `unit=True` writes the unit too.
    """
    word = written.unit_word(figure.unit, figure.value) if isinstance(figure, Figure) and figure.known else ""
    spoken = " ".join(part for part in (_answer(figure), word) if part)
    return format_html(
        '<a class="door" data-basis href="{0}" aria-label="{1}">{2}{3}</a>',
        url,
        _("%(value)s，查看计算依据") % {"value": f"{say(label)} {spoken}".strip()},
        figure_value(figure),
        format_html(' <small class="unit">{}</small>', word) if unit and word else "",
    )


@register.simple_tag
def query(request: HttpRequest, **changes: object) -> str:
    """The present query string with `changes`: None or an empty text takes a key out.

    A change of anything but the page goes back to the first page.
    """
    present = request.GET.copy()
    if "page" not in changes:
        present.pop("page", None)
    for key, value in changes.items():
        if value is None or value == "":
            present.pop(key, None)
        else:
            present[key] = str(value)
    return f"?{present.urlencode()}"


@register.simple_tag
def sort_header(
    request: HttpRequest, key: str, label: str, numeric: bool = False, default: str = ""
) -> SafeString:
    """A <th> that sorts by `key`: `?sort=key` upward, `?sort=-key` downward; `default` holds unasked."""
    order = request.GET.get("sort") or default
    up, down = order == key, order == f"-{key}"
    return format_html(
        '<th scope="col" class="{}" aria-sort="{}"><a class="sort" href="{}">{}{}</a></th>',
        "num" if numeric else "",
        "ascending" if up else "descending" if down else "none",
        query(request, sort=f"-{key}" if up else key),
        label,
        icon("chevron-up" if up else "chevron-down" if down else "selector"),
    )


@register.inclusion_tag("site/_pager.html")
def pager(page: Page[Any], request: HttpRequest) -> Mapping[str, object]:
    """共 211 个，第 1–20 个, with the pages to go to."""
    return {
        "page": page,
        "request": request,
        "numbers": list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)),
        "gap": page.paginator.ELLIPSIS,
    }


@register.inclusion_tag("site/_verdict_button.html")
def verdict_button(
    verdict: Verdict,
    label: str,
    href: str = "",
    name: str = "",
    value: str = "",
    icon: str = "",
    primary: bool = False,
) -> Mapping[str, object]:
    """A button that may be pressed (a link with `href`, else it sends the form around it), or a grey one
    with the reason and the clause beneath."""
    return {
        "verdict": verdict,
        "label": label,
        "href": href,
        "name": name,
        "value": value,
        "icon_name": icon,
        "primary": primary,
        "why_id": f"why-{next(_serial)}",
    }


@register.inclusion_tag("site/_chart.html")
def chart(key: str, data: Mapping[str, Any], height: int | None = None) -> Mapping[str, object]:
    """A picture with its numbers as a table under it; what `data` holds stands in static/site/charts.js."""
    return {"key": key, "data_key": f"{key}-data", "data": data, "height": height}


def _answer(figure: Figure | Verdict | Value | None) -> str:
    if isinstance(figure, (Figure, Verdict)):
        return written.answer(figure)
    return written.quantity(figure)
