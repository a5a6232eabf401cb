"""What readers and clerks write into the pages of the tree."""

from niangjia.organisations.forms.asked import Asked, start_of, text_of

__all__ = ["Asked", "start_of", "text_of"]
