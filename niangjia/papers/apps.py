"""Papers as a Django app."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Files attached to records."""

    name = "niangjia.papers"
    label = "papers"
    default_auto_field = "django.db.models.BigAutoField"
