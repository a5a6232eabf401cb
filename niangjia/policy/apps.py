"""The policy library as a Django app."""

from django.apps import AppConfig


class PolicyConfig(AppConfig):
    """The documents as data, and the engine that asks them."""

    name = "niangjia.policy"
    label = "policy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Lay a corner of the desk; be found."""
        from niangjia.policy import desk, finding

        desk.register()
        finding.register()
