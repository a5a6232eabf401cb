"""Privacy as a Django app."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Personal data: what each kind is for and how long it is kept, a person's own data, who read them."""

    name = "niangjia.privacy"
    label = "privacy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the desk; register the job and that it comes round."""
        from niangjia.privacy import desk, tasks  # noqa: F401  registers the job

        desk.register()
