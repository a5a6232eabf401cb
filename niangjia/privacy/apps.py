"""Privacy as a Django app."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Personal data: what each kind is for and how long it is kept, a person's own data, who read them."""

    name = "niangjia.privacy"
    label = "privacy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell desk and auditors; register the job and that it comes round."""
        from niangjia.kernel import histories
        from niangjia.privacy import access, desk, tasks  # noqa: F401  registers the job
        from niangjia.privacy.queries.history import history_of_holds, history_of_requests

        histories.register("person", access.holds, history_of_holds, key="person")
        histories.register("person", access.requests, history_of_requests, key="person")
        desk.register()
