"""What the workbench is asked, parsed from its address; and how a scenario is written back into one."""

from niangjia.scenarios.forms.asked import Asked
from niangjia.scenarios.forms.changes import changes_of, typed_of

__all__ = ["Asked", "changes_of", "typed_of"]
