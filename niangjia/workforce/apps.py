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
        from niangjia.kernel import histories
        from niangjia.kernel.keys import holding
        from niangjia.papers import facade as papers
        from niangjia.workforce import access, desk, finding, handlers, sealed
        from niangjia.workforce.actions import totalling  # noqa: F401  registers what is derived
        from niangjia.workforce.holder import PERSON_HOLDER
        from niangjia.workforce.importer import ROSTER_IMPORTER
        from niangjia.workforce.queries import history_of

        register(ROSTER_IMPORTER)
        holding.register(*sealed.HOLDERS)
        papers.register(PERSON_HOLDER)
        histories.register("person", access.persons, history_of)
        handlers.register()
        desk.register()
        finding.register()
