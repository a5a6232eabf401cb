"""What audit events are called: 花名册 · 导入, from the noun and the verb in their names. Pure."""

from niangjia.proof.words.families import FAMILIES, Family, family_of
from niangjia.proof.words.kinds import KINDS, Kind
from niangjia.proof.words.names import NOUNS, VERBS, said_of, split
from niangjia.proof.words.tables import TABLES

__all__ = ["FAMILIES", "KINDS", "NOUNS", "TABLES", "VERBS", "Family", "Kind", "family_of", "said_of", "split"]
