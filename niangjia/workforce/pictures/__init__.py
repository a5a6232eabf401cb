"""The list of people as its pages show it: bars, headlines, chips and cells. Pure but for the language."""

from niangjia.workforce.pictures.bars import Bars, bars, completeness
from niangjia.workforce.pictures.chips import Chip, Panel, chips, panels, told
from niangjia.workforce.pictures.headlines import Headline, headlines
from niangjia.workforce.pictures.rows import Cell, Heading, cells, headings, way_to_mend

__all__ = [
    "Bars",
    "Cell",
    "Chip",
    "Heading",
    "Headline",
    "Panel",
    "bars",
    "cells",
    "chips",
    "completeness",
    "headings",
    "headlines",
    "panels",
    "told",
    "way_to_mend",
]
