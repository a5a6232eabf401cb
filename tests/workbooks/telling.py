"""Who is to be told of: people, errors planted in their rows, people told of twice."""

from __future__ import annotations

from random import Random

from niangjia.workforce.types import EngagementStatus
from tests.workbooks.errors import ERRORS
from tests.workbooks.pages import Entry
from tests.workbooks.people import AMBIGUOUS, UNITS, Told, told
from tests.workbooks.standing import in_columns, stand


class Telling:
    """Draws the people of one workbook."""

    def __init__(self, dice: Random, features: frozenset[str], typed: bool) -> None:
        self.dice, self.features, self.typed = dice, features, typed
        self.ids: set[str] = set()

    def entry(self) -> Entry:
        """Somebody new, at times with an error."""
        one = told(self.dice, self.ids)
        if not self.county_told() and one.values["unit"] == AMBIGUOUS:
            one.values["county"], one.values["unit"] = "涪城区", "丰谷镇总工会"
        beside = "side by side" in self.features
        if "columns of status" in self.features:
            one.standing = in_columns(self.dice, one.values["start_date"])
        elif "standing" in self.features and not beside and self.dice.random() < 0.5:
            one.standing = stand(self.dice, one.values["start_date"], typed=self.typed)
        entry = Entry(one)
        if "errors" in self.features and self.dice.random() < 0.3:
            column, code, plant = self.dice.choice(ERRORS)
            entry.error = (column, code, plant(self.dice, one))
        elif "ambiguous unit" in self.features and not self.county_told() and self.dice.random() < 0.2:
            entry.error = ("unit", "ambiguous unit", "永安镇工会")
        return entry

    def county_told(self) -> bool:
        """Whether every row tells its county in one way or another."""
        return not self.features.isdisjoint(("county column", "sheet a county", "sections"))

    def second_rows(self, entries: list[Entry]) -> list[Entry]:
        """The same people again: saying the same, something else, or under another name."""
        second: list[Entry] = []
        if "headings changed" in self.features:
            return second  # a list with other columns says other things of the same person
        for first in entries:
            if first.error is not None or first.told.standing.crossed_out or self.dice.random() > 0.2:
                continue
            again = Entry(Told(dict(first.told.values), first.told.standing), of=first)
            if "contradictions" in self.features and self.dice.random() < 0.5:
                again.contradicts = "same person, different facts"
                county = again.told.values["county"]
                others = [
                    unit for unit in UNITS[county] if unit not in (first.told.values["unit"], AMBIGUOUS)
                ]
                again.told.values["unit"] = self.dice.choice(others)
            elif "two names" in self.features and self.dice.random() < 0.5:
                again.contradicts = "one id, two names"
                again.told.values["name"] = "另一人" if first.told.values["name"] != "另一人" else "第三人"
            elif "twice" not in self.features:
                continue
            second.append(again)
        return second

    def leavers(self) -> list[Entry]:
        """Two who left, of whom only the title above them says so."""
        entries = [Entry(told(self.dice, self.ids)) for _ in range(2)]
        for entry in entries:
            entry.told.values["county"], entry.told.values["unit"] = "涪城区", "丰谷镇总工会"
            entry.told.standing.status = EngagementStatus.LEFT
        return entries
