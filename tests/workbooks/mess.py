"""A workbook as an office keeps it: what is to be told, written with everything around and between it."""

from __future__ import annotations

from random import Random

from tests.workbooks.layout import Layout, layout
from tests.workbooks.pages import Entry, Mess, Page, expected_of
from tests.workbooks.people import UNITS
from tests.workbooks.rows import REPEATED, Rows
from tests.workbooks.telling import Telling

FEATURES = (
    *(
        "titles",
        "county column",
        "sheet a county",
        "sections",
        "county in the title",
        "shuffled",
        "merged headings",
    ),
    *(
        "ditto",
        "merged cells",
        "left blank",
        "headings repeated",
        "headings changed",
        "notes",
        "totals",
        "hidden sheet",
    ),
    *(
        "summary sheet",
        "side by side",
        "standing",
        "hidden rows",
        "numbered columns",
        "errors",
        "twice",
        "contradictions",
    ),
    *("columns of status", "leavers below", "formulas", "measure above"),
    *(
        "two names",
        "wage in thousands",
        "blank rows",
        "ambiguous unit",
        "messy spelling",
        "short sheet names",
    ),
)


def make(seed: int, features: frozenset[str], size: int, typed: bool = True) -> Mess:
    """A workbook of about `size` rows with some of `FEATURES`."""
    return _Making(Random(seed), features, typed).made(size)


class _Making:
    def __init__(self, dice: Random, features: frozenset[str], typed: bool) -> None:
        self.dice, self.features, self.typed = dice, features, typed
        self.pages: list[Page] = []
        self.entries: list[Entry] = []
        self.rows = Rows(dice, features, typed)
        self.telling = Telling(dice, features, typed)

    def made(self, size: int) -> Mess:
        """All sheets, and what is expected of them."""
        entries = [self.telling.entry() for _ in range(size)]
        entries += self.telling.second_rows(entries)
        counties = list(UNITS)
        if "sheet a county" in self.features:
            for county in counties:
                self._page(county, [one for one in entries if one.told.values["county"] == county])
        else:
            self._page("花名册", entries)
        self._other_pages()
        return Mess(self.pages, expected_of(self.entries))

    def _page(self, county: str, entries: list[Entry]) -> None:
        by_county = "sheet a county" in self.features
        short = {"北川羌族自治县": "北川", "涪城区": "涪城", "三台县": "三台"}
        name = (
            self.dice.choice([county, f"{county}（{len(entries)}人）", short[county]])
            if by_county
            else county
        )
        title_only = (
            by_county and "county in the title" in self.features and "county column" not in self.features
        )
        page = Page(f"表{len(self.pages) + 1}" if title_only else name)
        self.pages.append(page)
        if "titles" in self.features or title_only:
            page.add(
                f"绵阳市{county}社会化工会工作者花名册（2026年）" if by_county else "社会化工会工作者花名册"
            )
            measure = "单位：千元" if {"measure above", "titles"} <= self.features else ""
            page.add(
                "",
                f"填报单位：{county}总工会" if by_county else "填报单位：绵阳市总工会",
                "",
                "填报日期：2026.7.5",
                measure,
            )
        if "sections" in self.features and not by_county:
            parts = [(one, [e for e in entries if e.told.values["county"] == one]) for one in UNITS]
        else:
            parts = [("", entries)]
        if "side by side" in self.features and self.features.isdisjoint(("sections", "merged headings")):
            self._beside(page, entries)
        else:
            self._list(page, parts)
        if "totals" in self.features:
            page.add("合计", "", float(len(entries)))
        if "leavers below" in self.features and not by_county:
            self._leavers(page)
        if "notes" in self.features:
            page.add("注：1.本表由各县（市、区）总工会填报；2.请勿外传。")
            page.add("填表人：刘梅", "", "审核人：赵超", "", "2026年6月30日")

    def _leavers(self, page: Page) -> None:
        """A list of those who left below the others, which only its title says of them."""
        entries = self.telling.leavers()
        page.add()
        page.add("二、离职人员")
        made = self._layout(entries, frozenset())
        self._heading(page, made)
        self._rows(page, made, entries)

    def _needed(self, entries: list[Entry]) -> frozenset[str]:
        needed = {one.error[0] for one in entries if one.error}
        if "columns of status" in self.features:
            needed |= {"status", "left_date", "leaving_reason", "workplace"}
        if "contract" in needed and (
            "merged headings" in self.features or needed & {"start_date", "contract_end_date"}
        ):
            for one in entries:
                if one.error and one.error[0] == "contract":
                    one.error = None
            needed.discard("contract")
        return frozenset(needed)

    def _layout(self, entries: list[Entry], needed: frozenset[str]) -> Layout:
        remarks = any(one.told.standing.remark for one in entries)
        features = self.features
        if "measure above" in features and "titles" in features:
            features |= {"wage told above"}
        return layout(self.dice, features, remarks=remarks, columns_for=needed)

    def _list(self, page: Page, parts: list[tuple[str, list[Entry]]]) -> None:
        every = [entry for _, entries in parts for entry in entries]
        needed = self._needed(every)
        made = self._layout(every, needed)
        self._heading(page, made)
        if "numbered columns" in self.features and len(made.columns) > 4:
            page.add(*(float(nth) for nth in range(1, len(made.columns) + 1)))
        for nth, (section, entries) in enumerate(parts):
            if section:
                page.add(f"{'一二三四'[nth]}、{section}（{len(entries)}人）")
            while entries:
                take = self.dice.randint(1, len(entries))
                if not self.features & {"headings repeated", "headings changed"}:
                    take = len(entries)
                self._rows(page, made, entries[:take])
                entries = entries[take:]
                if not entries:
                    break
                if "blank rows" in self.features:
                    page.add()
                if "headings changed" in self.features:
                    made = self._layout(every, needed)
                    self._heading(page, made)
                elif "headings repeated" in self.features:
                    self._heading(page, made)
            if "totals" in self.features and section:
                page.add("", f"{section}小计", 3.0)

    def _heading(self, page: Page, made: Layout) -> None:
        rows = made.rows()
        first = page.add(*rows[0])
        if len(rows) == 1:
            return
        page.add(*rows[1])
        place = 0
        while place < len(rows[0]):
            end = place
            while end + 1 < len(rows[0]) and rows[1][end + 1] and not rows[0][end + 1]:
                end += 1
            if not rows[1][place]:
                page.merged.append((first, place, first + 1, place))
            elif end > place:
                page.merged.append((first, place, first, end))
            place = end + 1

    def _rows(self, page: Page, made: Layout, entries: list[Entry]) -> None:
        first = len(page.lines)
        for entry in entries:
            number = page.add(*self.rows.cells(made, entry, len(page.lines)))
            self._told(page, number, made, entry)
        for place, key in enumerate(made.columns):
            if key in REPEATED:
                self.rows.repeat(page, place, key, entries, first)

    def _told(self, page: Page, number: int, made: Layout, entry: Entry) -> None:
        line = page.lines[number]
        line.crossed_out = entry.told.standing.crossed_out
        plain = self.typed and "side by side" not in self.features
        if "formulas" in self.features and plain and (entry.error is None or entry.error[0] != "sex"):
            line.formulas = tuple(place for place, key in enumerate(made.columns) if key in ("sex", "age"))
        line.hidden = "hidden rows" in self.features and self.dice.random() < 0.2
        entry.key = (page.name, number + 1)
        self.entries.append(entry)
        entry.columns = made.told

    def _beside(self, page: Page, entries: list[Entry]) -> None:
        """Two lists with the same columns, side by side."""
        made = self._layout(entries, self._needed(entries))
        half = (len(entries) + 1) // 2
        gap = [""] * self.dice.randint(0, 1)
        page.add(*made.headings, *gap, *made.headings)
        for left, right in zip(entries[:half], [*entries[half:], None], strict=False):
            cells = self.rows.cells(made, left, len(page.lines))
            cells += [*gap, *(self.rows.cells(made, right, 0) if right else [""] * len(made.columns))]
            number = page.add(*cells)
            for entry in filter(None, (left, right)):
                self._told(page, number, made, entry)

    def _other_pages(self) -> None:
        if "summary sheet" in self.features and self.typed:
            page = Page("汇总")
            page.add("县（市、区）", "人数", "持证人数")
            for county in UNITS:
                page.add(county, 3.0, 1.0)
            page.add("合计", 9.0, 3.0)
            self.pages.insert(0, page)
        if "hidden sheet" in self.features and self.typed:
            page = Page("2025年", visible=False)
            page.add("姓名", "身份证号", "服务单位")
            page.add("旧人", "510703196901253326", "丰谷镇总工会")
            self.pages.append(page)
