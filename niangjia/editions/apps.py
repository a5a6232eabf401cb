"""Editions as a Django app."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    """The plan as an office decides on it: drafted, countersigned, requested, approved, published, frozen."""

    name = "niangjia.editions"
    label = "editions"
    default_auto_field = "django.db.models.BigAutoField"
