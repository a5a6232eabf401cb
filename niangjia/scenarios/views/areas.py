"""The areas whose documents may be changed in thought: the unit's own, those above, those below."""

from __future__ import annotations

from collections.abc import Iterable

from niangjia.kernel import divisions
from niangjia.kernel.language import said
from niangjia.organisations import facade as organisations
from niangjia.policy.facade import places
from niangjia.scenarios.queries import Comparison


def areas_of(found: Comparison, above: Iterable[organisations.Unit]) -> list[tuple[str, str]]:
    """Codes and names, the unit's own (or the nearest above) first."""
    units = [found.under, *reversed(list(above)), *found.federations]
    codes = dict.fromkeys(one.division_code for one in units if one.division_code)
    own = next((line.place for line in found.present.lines if line.place), "")
    if not codes and own:
        codes = {own[:6]: None}
    # The levels above hold documents too, even where their unions are out of scope.
    first = next(iter(codes), "")
    codes |= dict.fromkeys(code for size in (4, 2) if (code := first[:size]) and len(first) > size)
    listed = [(places.written(places.normal(code)), _name(code)) for code in codes]
    return [*dict(listed).items(), ("000000", _name(""))]


def _name(code: str) -> str:
    if not code:
        return said(places.named(""))
    division = divisions.find(code)
    return division.name if division else code
