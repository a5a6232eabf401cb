"""The front door of imports."""

from niangjia.imports.importing import Done, import_file
from niangjia.imports.registry import register
from niangjia.imports.types import CutOff, Importer, Outcome, Place, UnknownPlace

__all__ = ["CutOff", "Done", "Importer", "Outcome", "Place", "UnknownPlace", "import_file", "register"]
