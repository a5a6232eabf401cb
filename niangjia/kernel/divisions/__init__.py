"""The divisions of China down to the township, shipped as a table that a person can read.

    divisions.find("510703001").name        # 城厢街道
    divisions.children("5107")              # 涪城区, 游仙区 …
    divisions.normalise("510700")           # 5107

Codes have 2, 4, 6 or 9 digits: province, prefecture, county, township. The nation is the empty code.
"""

from niangjia.kernel.divisions.table import (
    Division,
    Level,
    all,
    ancestors,
    children,
    find,
    normalise,
)

__all__ = ["Division", "Level", "all", "ancestors", "children", "find", "normalise"]
