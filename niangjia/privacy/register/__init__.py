"""个人信息目录: every kind of personal data the house keeps, as data. Pure.

A test holds it against the tables: a field that no kind names, and that is not told to say nothing of a
person (`register.impersonal`), fails the suite.
"""

from __future__ import annotations

from collections.abc import Mapping

from niangjia.privacy.register.files import FILES
from niangjia.privacy.register.person import PERSON
from niangjia.privacy.register.traces import TRACES
from niangjia.privacy.register.work import WORK
from niangjia.privacy.types.kinds import Group, Kind

KINDS: tuple[Kind, ...] = (*PERSON, *WORK, *FILES, *TRACES)

__all__ = ["KINDS", "grouped"]


def grouped() -> Mapping[Group, list[Kind]]:
    """The register in its parts, as page and manual show it."""
    return {group: [kind for kind in KINDS if kind.group is group] for group in Group}
