"""Few posts among many units: may it be asked, the best answer, and why each got what it got. Pure."""

from niangjia.scenarios.rules.allocation.asking import may_share, posts_of
from niangjia.scenarios.rules.allocation.explaining import (
    figure_of_group,
    figure_of_left,
    figure_of_seat,
    figure_of_served,
    figure_of_whole,
    stopped,
)
from niangjia.scenarios.rules.allocation.margin import Change, Margin, one_more, one_more_for
from niangjia.scenarios.rules.allocation.sharing import rebuilt, share

__all__ = [
    "Change",
    "Margin",
    "figure_of_group",
    "figure_of_left",
    "figure_of_seat",
    "figure_of_served",
    "figure_of_whole",
    "may_share",
    "one_more",
    "one_more_for",
    "posts_of",
    "rebuilt",
    "share",
    "stopped",
]
