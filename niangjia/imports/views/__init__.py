"""The wizard's pages."""

from niangjia.imports.views.acts import absent, again, commit, default, discard, headings, retry, undo
from niangjia.imports.views.files import problems, template
from niangjia.imports.views.wizard import drop, list_workbooks, progress, show

__all__ = [
    "absent",
    "again",
    "commit",
    "default",
    "discard",
    "drop",
    "headings",
    "list_workbooks",
    "problems",
    "progress",
    "retry",
    "show",
    "template",
    "undo",
]
