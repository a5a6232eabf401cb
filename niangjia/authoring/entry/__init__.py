"""What an officer has typed, whole and as it stands, and the way from there to the document and back. Pure.

An entry has the form's own shape: texts at the leaves, lists of rows, whatever is wrong with them. So nothing
that was typed is lost; `read` makes of it what the schema of a document reads, `loaded` goes the other way.
"""

from niangjia.authoring.entry.blank import blank, is_blank
from niangjia.authoring.entry.editing import added, removed, with_setting
from niangjia.authoring.entry.loading import loaded
from niangjia.authoring.entry.posting import posted
from niangjia.authoring.entry.reading import Path, Read, read
from niangjia.authoring.entry.telling import boxes

__all__ = [
    "Path",
    "Read",
    "added",
    "blank",
    "boxes",
    "is_blank",
    "loaded",
    "posted",
    "read",
    "removed",
    "with_setting",
]
