"""Persons and their engagements as a Django app."""

from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    """Persons and their engagements."""

    name = "niangjia.workforce"
    label = "workforce"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell of the roster, and how its totals are kept; hear of units that close."""
        from niangjia.imports.facade import register
        from niangjia.papers import facade as papers
        from niangjia.workforce import desk, finding, handlers
        from niangjia.workforce.actions import totalling  # noqa: F401  registers what is derived
        from niangjia.workforce.holder import PERSON_HOLDER
        from niangjia.workforce.importer import ROSTER_IMPORTER

        register(ROSTER_IMPORTER)
        papers.register(PERSON_HOLDER)
        handlers.register()
        desk.register()
        finding.register()
