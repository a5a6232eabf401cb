"""Which date a list speaks of. Pure."""

from __future__ import annotations

from datetime import date

from niangjia.imports.types import CutOff
from niangjia.kernel.wording import Wording


def cut_off(*, given: date | None, in_file: date | None, today: date) -> CutOff:
    """The date given by hand, else the file's own, else today with a warning."""
    if given is not None:
        warning = None
        if in_file is not None and in_file != given:
            warning = Wording(
                f"表内注明统计截止{in_file.isoformat()}，与指定的{given.isoformat()}不同，按指定日期入库。",
                f"The list says its cut-off date is {in_file.isoformat()}; the given {given.isoformat()} is taken.",
            )
        return CutOff(given, Wording("手工指定", "given by hand"), warning)
    if in_file is not None:
        return CutOff(in_file, Wording("表内注明", "stated in the list"))
    return CutOff(
        today,
        Wording("今天", "today"),
        Wording(
            f"表内没有注明统计截止日期，按今天（{today.isoformat()}）入库；如不对，请指定日期。",
            f"The list states no cut-off date; today ({today.isoformat()}) is taken. Give the date if that is wrong.",
        ),
    )
