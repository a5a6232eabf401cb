"""Authoring as a Django app."""

from django.apps import AppConfig


class AuthoringConfig(AppConfig):
    """An officer drafts a local policy document by a form, tries it, and a second person publishes it."""

    name = "niangjia.authoring"
    label = "authoring"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell papers, desk and search of drafts."""
        from niangjia.authoring import desk, finding
        from niangjia.authoring.holder import DRAFT_HOLDER
        from niangjia.papers import facade as papers

        papers.register(DRAFT_HOLDER)
        desk.register()
        finding.register()
