"""What says nothing of a working person: tables and columns that the register need not name. Pure.

Of a table where a person may come to be written down each column is named; a new one must be thought about.
"""

from __future__ import annotations

from collections.abc import Mapping

TABLES = (
    "archive.Text",
    "editions.EditionLine",
    "funding.ReplyAllotment",
    "funding.ReplyShare",
    "kernel.Apart",
    "kernel.KeyCheck",
    "kernel.Mark",
    "organisations.Affiliation",
    "organisations.Headcount",
    "organisations.Territory",
    "organisations.UnitGram",
    "organisations.UnitName",
    "organisations.UnitTotal",
    "proof.Seal",
    "staffing.PlanBasis",
    "staffing.PlanLine",
    "staffing.PlanSum",
    "workforce.RosterTotal",
)
"""Counts, texts of law, the tree, sums, seals."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "archive.Publication": ("ended_at", "ended_reason", "jurisdiction", "name", "published_at"),
    "authoring.Draft": (
        *("cases", "changed_at", "created_at", "header", "jurisdiction", "made_from", "number"),
        *("provisions", "state", "title"),
    ),
    "editions.Edition": (
        *("digests", "drafted_at", "held", "note", "number", "on_date", "retaken", "scenario", "state"),
        *("taken_at", "title", "year"),
    ),
    "funding.BudgetReply": (
        *("allotted", "amount", "dated", "ended_number", "ended_on", "ended_reason", "issuer", "number"),
        *("period", "posts", "remark", "standing", "year"),
    ),
    "imports.OfficeForm": ("corrected_at", "headings", "kind", "unit_code", "words", "words_key"),
    "kernel.FlowStep": (
        *("at", "flow", "issuer", "move", "number", "on_date", "on_id", "on_kind", "paper_date", "round"),
        "unit_name",
    ),
    "organisations.Succession": ("document_date", "document_number", "kind", "on_date", "reason"),
    "organisations.Unit": (
        *("closed_date", "code", "division_code", "founded_date", "initials", "kind", "name", "name_key"),
    ),
    "scenarios.Allotment": ("answer", "found_at", "question"),
    "scenarios.Scenario": (
        *("changed_at", "changes", "created_at", "name", "note", "on_date", "outcome", "question"),
        "removed_at",
    ),
    "workforce.Person": ("data_key",),
}
FIELDS = tuple(f"{table}.{column}" for table, columns in COLUMNS.items() for column in columns)
