"""The roster (社会化工会工作者花名册): template, import and export."""

from niangjia.workforce.sheets.columns import ROSTER
from niangjia.workforce.sheets.roster import engagement_of, read_roster

__all__ = ["ROSTER", "engagement_of", "read_roster"]
