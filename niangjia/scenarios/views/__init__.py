"""Pages of what-if: the list, the workbench, the sharing out, and what is done with a scenario."""

from niangjia.scenarios.views.keeping import ask_for_shares, copy, edit, keep, remove, restore
from niangjia.scenarios.views.listing import history, listing
from niangjia.scenarios.views.sharing import share, share_figure
from niangjia.scenarios.views.workbench import export, figure, workbench

__all__ = [
    "ask_for_shares",
    "copy",
    "edit",
    "export",
    "figure",
    "history",
    "keep",
    "listing",
    "remove",
    "restore",
    "share",
    "share_figure",
    "workbench",
]
