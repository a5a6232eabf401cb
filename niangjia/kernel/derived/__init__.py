"""What is derived from facts and stored, so that a page over 660,000 units costs what one over 5,000 costs.

Facts leave marks (`kernel.marks`: triggers, declared in a migration); whoever reads asks first:

    TOTALS = derived.register(derived.Derived(
        "organisations.total", Wording("正在重算单位汇总", "deriving the totals of units anew"),
        renew=renew,                        # renew(units: Sequence[int], *, on: date) -> None
        table="organisations_total",        # with unit_id, scope_path, holds_until; or no table at all
    ))
    state = derived.fresh(TOTALS, unit.scope_path, on=today, by=by)
    state.fresh                             # what is stored holds, to the last digit
    state.waiting, state.job                # else it is shown with word that it is being derived anew

- Nothing marked below the path: one indexed query. Up to `AT_ONCE` units: `renew` is called in the reader's
  own transaction. More: a job, given once, with progress; each batch is committed: what is done stays done.
- `renew` acts as the house (every row is seen) and derives its units set-wise. Under the lock of a stretch of
  the tree nobody else derives the same units, and the facts are read in statements after the marks were taken
  away: an older view never overwrites a newer one. It writes rows for units that have some and deletes those
  of others; a mark may name any unit of any kind, closed ones too. Before it writes sums of federations it
  calls `derived.hold_at(TOTALS, paths)`: the highest lie above the stretches. It may raise `NotNow`.
- `holds_until` is the first later day on which a row may be otherwise though no fact changes (a count with a
  cut-off date to come, a contract's end). From that day on the row counts as marked: no nightly loop.
- A move takes stored rows and marks along, as in every walled table. `TreeMarks` marks the units whose parent
  changed, and the parents they had and have.
- `work_off` does it all from the command line, `mark_all` has everything derived anew.
"""

from niangjia.kernel.derived.access import hold_at, mark_all
from niangjia.kernel.derived.renewing import beside, fresh, register, untouched, work_off
from niangjia.kernel.derived.types import AT_ONCE, Derived, NotNow, State

__all__ = [
    "AT_ONCE",
    "Derived",
    "NotNow",
    "State",
    "beside",
    "fresh",
    "hold_at",
    "mark_all",
    "register",
    "untouched",
    "work_off",
]
