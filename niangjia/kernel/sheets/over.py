"""What stands over each column of a heading: merged ranges where the file tells them, else as they look."""

from __future__ import annotations

from niangjia.kernel.sheets.book import Tab


def texts_over(tab: Tab, first: int, last: int) -> list[tuple[str, ...]]:
    """For each column the texts over it in rows `first` to `last`, from above to below."""
    rows = tab.rows[first : last + 1]
    width = max(len(row) for row in rows)
    grid = [
        ["".join(cell.split()) if isinstance(cell, str) else "" for cell in row] + [""] * (width - len(row))
        for row in rows
    ]
    if not _reach_over_merged(tab, grid, first):
        _reach_over_groups(grid)
    return [tuple(row[place] for row in grid if row[place]) for place in range(width)]


def _reach_over_merged(tab: Tab, grid: list[list[str]], first: int) -> bool:
    """A merged cell stands over all its columns; whether the heading has any that reaches sideways."""
    sideways = False
    for top, left, bottom, right in tab.merged:
        if bottom < first or top >= first + len(grid) or right == left or top < first:
            continue
        sideways = True
        text = grid[top - first][left] if left < len(grid[0]) else ""
        for place in range(left + 1, min(right + 1, len(grid[0]))):
            grid[top - first][place] = grid[top - first][place] or text
    return sideways


def _reach_over_groups(grid: list[list[str]]) -> None:
    """Without merged ranges, a blank beside a group's title belongs to it where both have headings below."""
    width = len(grid[0])
    for upper, row in enumerate(grid[:-1]):
        below = [any(under[place] for under in grid[upper + 1 :]) for place in range(width)]
        for place in range(1, width):
            if not row[place] and below[place] and below[place - 1]:
                row[place] = row[place - 1]
