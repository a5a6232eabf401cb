"""Authoring as a Django app."""

from django.apps import AppConfig


class AuthoringConfig(AppConfig):
    """An officer drafts a local policy document by a form, tries it, and a second person publishes it."""

    name = "niangjia.authoring"
    label = "authoring"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell papers, desk, search and the auditors of drafts."""
        from niangjia.authoring import access, desk, finding
        from niangjia.authoring.flow import KIND
        from niangjia.authoring.holder import DRAFT_HOLDER
        from niangjia.authoring.queries.history import history_of
        from niangjia.kernel import histories
        from niangjia.papers import facade as papers

        histories.register(KIND, access.drafts, history_of)
        papers.register(DRAFT_HOLDER)
        desk.register()
        finding.register()
