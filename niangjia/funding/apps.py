"""Funding as a Django app."""

from django.apps import AppConfig


class FundingConfig(AppConfig):
    """Budget replies: how many posts are funded, from which source and level."""

    name = "niangjia.funding"
    label = "funding"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell papers, desk and search of the replies."""
        from niangjia.funding import desk, finding
        from niangjia.funding.holder import REPLY_HOLDER
        from niangjia.papers import facade as papers

        papers.register(REPLY_HOLDER)
        desk.register()
        finding.register()
