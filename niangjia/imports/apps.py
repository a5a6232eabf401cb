"""Workbooks on their way into the house as a Django app."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Workbooks on their way into the house."""

    name = "niangjia.imports"
    label = "imports"
    default_auto_field = "django.db.models.BigAutoField"
