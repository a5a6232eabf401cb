"""What can be wrong with a row, in words. Such a row is counted nowhere and told in the rejects."""

from __future__ import annotations

from niangjia.kernel.wording import Wording
from niangjia.national.types import MOST_WORKERS

CODE_MISSING = "code_missing"
CODE_REPEATED = "code_repeated"
PLACE_MISSING = "place_missing"
PLACE_MALFORMED = "place_malformed"
PLACE_UNKNOWN = "place_unknown"
KIND_MISSING = "kind_missing"
KIND_UNKNOWN = "kind_unknown"
WORKERS_NO_NUMBER = "workers_no_number"
WORKERS_NOT_WHOLE = "workers_not_whole"
WORKERS_NEGATIVE = "workers_negative"
WORKERS_TOO_LARGE = "workers_too_large"
LINE_BROKEN = "line_broken"
REFUSED = "refused"

FLAWS: dict[str, Wording] = {
    CODE_MISSING: Wording("没有单位代码", "there is no code"),
    CODE_REPEATED: Wording(
        "单位代码重复，用这个代码的各行都不计入", "the code is used more than once: none of its rows counts"
    ),
    PLACE_MISSING: Wording("没有地区代码", "there is no place"),
    PLACE_MALFORMED: Wording(
        "地区须为2、4、6、9或12位区划代码", "a division code has 2, 4, 6, 9 or 12 digits"
    ),
    PLACE_UNKNOWN: Wording("区划表里没有这个地区", "the table of divisions has no such place"),
    KIND_MISSING: Wording("没有单位类别", "there is no kind of unit"),
    KIND_UNKNOWN: Wording("不认识的单位类别", "no known kind of unit"),
    WORKERS_NO_NUMBER: Wording("职工人数不是数字", "the number of workers is no number"),
    WORKERS_NOT_WHOLE: Wording("职工人数不是整数", "the number of workers is not whole"),
    WORKERS_NEGATIVE: Wording("职工人数是负数", "the number of workers is negative"),
    WORKERS_TOO_LARGE: Wording(
        f"职工人数大于{MOST_WORKERS:,}", f"the number of workers is above {MOST_WORKERS:,}"
    ),
    LINE_BROKEN: Wording("该行的列数与表头不符", "the line has not as many columns as the heading"),
    REFUSED: Wording("规定不能据此计算", "the provision cannot be answered from this"),
}
"""Every flaw by its key."""
