"""The kernel as a Django app."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """Holds the audit events and the walls' SQL functions."""

    name = "niangjia.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"
