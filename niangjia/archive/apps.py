"""The archive as a Django app."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """Texts of policy documents, kept for good."""

    name = "niangjia.archive"
    label = "archive"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """From now on the library is the files and what offices published."""
        from niangjia.archive.queries import library
        from niangjia.policy import facade as policy

        policy.take_from(library)
