"""The staffing plan as a Django app."""

from django.apps import AppConfig


class StaffingConfig(AppConfig):
    """The staffing plan."""

    name = "niangjia.staffing"
    label = "staffing"
    default_auto_field = "django.db.models.BigAutoField"
