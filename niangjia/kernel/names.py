"""Chinese names: their pinyin initials, and the fragments they are found by.

Two-character words are the norm in Chinese search, so a name is stored as its single characters, its
two-character fragments and the same of its initials; a search asks for all fragments of what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import pairwise

# A surname is often not read as the same character elsewhere; dictionaries of phrases do not know it is one.
_SURNAME_READINGS = """
单:s 仇:q 曾:z 解:x 查:z 区:o 朴:p 任:r 翟:z 召:s 盖:g 缪:m 覃:q 员:y 冼:x 折:s 黑:h 秘:b 种:c 乐:y
尉:w 宓:m 郗:x 乜:n 贲:b 逄:p 繁:p 那:n 哈:h 祭:z 谌:c 隗:w 郇:x 洗:x 牟:m 冯:f 訾:z 车:c 都:d 教:j
尉迟:yc 万俟:mq 长孙:zs 单于:cy 澹台:tt 令狐:lh 鲜于:xy 宇文:yw 欧阳:oy 司马:sm 上官:sg 诸葛:zg 夏侯:xh
皇甫:hf 公孙:gs 慕容:mr 司徒:st 轩辕:xy 呼延:hy 端木:dm 百里:bl 东方:df 西门:xm 南宫:ng
"""
SURNAMES = dict(entry.split(":") for entry in _SURNAME_READINGS.split())
MIDDLE_DOTS = "·•・‧∙⋅"

_IGNORED = re.compile(rf"[\s{MIDDLE_DOTS}'’.\-－]+")
_RUNS = re.compile(r"[a-z]+|[^a-z]+")


def initials(name: str) -> str:
    """The lower-case pinyin initials of a name: 张伟明 → zwm, 单雄信 → sxx, 买买提·吐尔逊 → mmttex.

    Latin letters stay as they are; a character without a known reading gives nothing.
    """
    return _initials(_bare(name))


def grams(name: str) -> set[str]:
    """Every fragment of one or two characters by which `name` or its initials can be found."""
    bare = _bare(name)
    return _fragments(bare) | _fragments(_initials(bare))


def query_grams(query: str) -> set[str]:
    """The fragments a name must have, all of them, to answer `query`; empty when nothing was asked."""
    needed: set[str] = set()
    for run in _RUNS.findall(_bare(query)):
        needed |= {run} if len(run) == 1 else {first + second for first, second in pairwise(run)}
    return needed


def _bare(name: str) -> str:
    return _IGNORED.sub("", name).lower()


def _fragments(text: str) -> set[str]:
    return set(text) | {first + second for first, second in pairwise(text)}


@cache
def _readings() -> Callable[[str], str]:
    # Its dictionaries take a tenth of a second to load: only who needs them waits.
    from pypinyin import Style, lazy_pinyin

    return lambda text: "".join(lazy_pinyin(text, style=Style.FIRST_LETTER, errors=_keep_latin))


def _keep_latin(text: str) -> str:
    return "".join(character for character in text if character.isascii() and character.isalnum())


@lru_cache(maxsize=20_000)  # asked twice for each name of a list: once to store, once for the fragments
def _initials(bare: str) -> str:
    for length in (2, 1):
        surname = SURNAMES.get(bare[:length])
        if surname and len(bare) > length:
            return surname + _readings()(bare[length:])
    return _readings()(bare)
