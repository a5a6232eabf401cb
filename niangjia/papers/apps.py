"""Papers as a Django app."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Files attached to records."""

    name = "niangjia.papers"
    label = "papers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Lay a corner of the desk; be found."""
        from niangjia.kernel.keys import holding
        from niangjia.papers import desk, finding, sealed

        holding.register(sealed.PAPERS)
        desk.register()
        finding.register()
