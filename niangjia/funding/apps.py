"""Funding as a Django app."""

from django.apps import AppConfig


class FundingConfig(AppConfig):
    """Budget replies: how many posts are funded, from which source and level."""

    name = "niangjia.funding"
    label = "funding"
    default_auto_field = "django.db.models.BigAutoField"
