"""Workbooks on their way into the house as a Django app."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Workbooks on their way into the house."""

    name = "niangjia.imports"
    label = "imports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the workers what jobs there are; lay a corner of the desk; be found."""
        from niangjia.imports import desk, finding, sealed, tasks  # noqa: F401
        from niangjia.kernel.keys import holding

        holding.register(*sealed.HOLDERS)
        desk.register()
        finding.register()
