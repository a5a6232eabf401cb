"""My desk: what waits, what is late, what changed since yesterday, the headline numbers.

An app puts its corner on the desk in a room `desk.py`, and registers it when it is ready:

    @desk.waits(Permission.ENGAGEMENT_CHANGE)            # asked only of those who hold the power
    def contracts(*, on: date, by: Actor) -> list[Waiting]:
        past = desk.counted(rows_in_scope(by), "contract_end_date")
        return [Waiting("workforce.contract", Wording(…), Wording(…), url, due=past.first, …)]

    CORNER = desk.Corner(
        waiting=(contracts,),
        told=(Told("workforce.roster.imported", Wording("导入花名册", "Rosters taken in"), …),),
        shortcuts=(Shortcut(Wording("登记新人员", "Enter a new person"), "workforce:add", "user-plus", …),),
    )

    desk.register("workforce", CORNER)                   # in apps.py, ready()

Work belongs to a unit's desk: who sees it is settled by power and scope, so that it is still there when
somebody leaves. A provider reads through its app's access, with as many queries whatever the size of the
house; what takes longer goes into a `board`, which the page fetches when it already stands. An act needs
nothing but its audit event to be told: one `Told` a name.
"""

from niangjia.kernel.desk.queries import Counted, board, changes, counted, shortcuts, waiting
from niangjia.kernel.desk.registry import Corner, register, waits
from niangjia.kernel.desk.rules import due_said, number_said, tone_of
from niangjia.kernel.desk.types import MOST, Board, Change, Headline, PlaceAsked, Shortcut, Told, Waiting

__all__ = [
    "MOST",
    "Board",
    "Change",
    "Corner",
    "Counted",
    "Headline",
    "PlaceAsked",
    "Shortcut",
    "Told",
    "Waiting",
    "board",
    "changes",
    "counted",
    "due_said",
    "number_said",
    "register",
    "shortcuts",
    "tone_of",
    "waiting",
    "waits",
]
