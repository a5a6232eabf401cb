"""What is read from addresses and forms: what a reader asks of the list, what a clerk enters on a page."""

from niangjia.workforce.forms.asked import NARROWING, Asked, day_of, holds_number, id_number_of, text_of

__all__ = ["NARROWING", "Asked", "day_of", "holds_number", "id_number_of", "text_of"]
