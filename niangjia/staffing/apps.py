"""The staffing plan as a Django app."""

from django.apps import AppConfig


class StaffingConfig(AppConfig):
    """The staffing plan."""

    name = "niangjia.staffing"
    label = "staffing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Answer the roster's question who fills a post; lay a corner of the desk; say how it is derived."""
        from niangjia.staffing import desk, handlers, stored  # noqa: F401

        handlers.register()
        desk.register()
