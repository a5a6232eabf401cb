"""The tables that papers carry, each with the source of its numbers. Pure."""

from niangjia.editions.documents.tables.basis import basis_table
from niangjia.editions.documents.tables.counties import approved_sums, county_tables, shortfall_table
from niangjia.editions.documents.tables.differences import difference_tables
from niangjia.editions.documents.tables.money import money_table
from niangjia.editions.documents.tables.units import approved_table, unit_tables

__all__ = [
    "approved_sums",
    "approved_table",
    "basis_table",
    "county_tables",
    "difference_tables",
    "money_table",
    "shortfall_table",
    "unit_tables",
]
