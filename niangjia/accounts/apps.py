"""Accounts and appointments as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts and appointments."""

    name = "niangjia.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
