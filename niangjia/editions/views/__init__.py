"""Pages of editions."""

from niangjia.editions.views.acts import describe, move, plan_line, retake
from niangjia.editions.views.beside import compare, recompute
from niangjia.editions.views.files import export
from niangjia.editions.views.listing import list_editions, new
from niangjia.editions.views.record import edition, figure, history, progress

__all__ = [
    "compare",
    "describe",
    "edition",
    "export",
    "figure",
    "history",
    "list_editions",
    "move",
    "new",
    "plan_line",
    "progress",
    "recompute",
    "retake",
]
