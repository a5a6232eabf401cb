"""A reading as the command line prints it: rows by their own sheet and number, personal values masked."""

from __future__ import annotations

from typing import Any

from niangjia.kernel.sheets.entries import Reading, Row


def as_json(reading: Reading[Row]) -> dict[str, Any]:
    """`reading` as plain values. Sentences are in Chinese; codes of reasons and repairs are stable."""
    return {
        "rows": reading.rows,
        "accepted": [
            {"sheet": one.sheet, "row": one.row, "warnings": [warning.zh for warning in one.warnings]}
            for one in reading.accepted
        ],
        "corrected": [
            {
                "sheet": one.sheet,
                "row": one.row,
                "column": one.title.zh,
                "before": one.before,
                "after": one.after,
                "repairs": [repair.value for repair in one.repairs],
            }
            for one in reading.corrected
        ],
        "refused": [
            {
                "sheet": one.sheet,
                "row": one.row,
                "column": one.title.zh,
                "reason": one.problems[0].code,
                "message": one.problems[0].message.zh,
                "problems": [
                    {
                        "column": one.titles[problem.column].zh,
                        "reason": problem.code,
                        "message": problem.message.zh,
                    }
                    for problem in one.problems
                ],
            }
            for one in reading.refused
        ],
        "duplicates": [
            {"sheet": one.sheet, "row": one.row, "of": {"sheet": one.earlier_sheet, "row": one.earlier_row}}
            for one in reading.duplicates
        ],
        "ignored": [{"sheet": one.sheet, "row": one.row, "why": one.why.zh} for one in reading.ignored],
    }
