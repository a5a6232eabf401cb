"""Accounts and appointments as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts and appointments."""

    name = "niangjia.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the jobs who stands behind an account's name."""
        from niangjia.accounts import access, sealed
        from niangjia.accounts.queries import actor_of_job
        from niangjia.accounts.queries.person import history_of
        from niangjia.kernel import histories, jobs
        from niangjia.kernel.keys import holding

        holding.register(sealed.FACTORS)
        histories.register("account", access.accounts, history_of)
        jobs.actors_of("account")(actor_of_job)
