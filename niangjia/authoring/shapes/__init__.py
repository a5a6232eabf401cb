"""The form of a document, made from its schema: every field of every kind, with its words. Pure."""

from niangjia.authoring.shapes.kinds import KINDS, Card
from niangjia.authoring.shapes.shape import Control, Group, Leaf, Rows, Shape
from niangjia.authoring.shapes.walk import CITED, HEADER, PROVISIONS

__all__ = [
    "CITED",
    "HEADER",
    "KINDS",
    "PROVISIONS",
    "Card",
    "Control",
    "Group",
    "Leaf",
    "Rows",
    "Shape",
]
