"""Scenarios as a Django app."""

from django.apps import AppConfig


class ScenariosConfig(AppConfig):
    """What-if: another document, threshold or wage against today, and the best use of few posts."""

    name = "niangjia.scenarios"
    label = "scenarios"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the job known, lay the corner on the desk, let scenarios be found."""
        from niangjia.kernel import histories
        from niangjia.scenarios import access, desk, finding, tasks  # noqa: F401
        from niangjia.scenarios.queries.history import history_of

        histories.register("scenario", access.scenarios, history_of)
        desk.register()
        finding.register()
