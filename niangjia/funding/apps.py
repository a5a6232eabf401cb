"""Funding as a Django app."""

from django.apps import AppConfig


class FundingConfig(AppConfig):
    """Budget replies: how many posts are funded, from which source and level."""

    name = "niangjia.funding"
    label = "funding"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the papers how a reply is found; lay a corner of the desk."""
        from niangjia.funding import desk
        from niangjia.funding.holder import REPLY_HOLDER
        from niangjia.papers import facade as papers

        papers.register(REPLY_HOLDER)
        desk.register()
