"""Funding as a Django app."""

from django.apps import AppConfig


class FundingConfig(AppConfig):
    """Budget replies: how many posts are funded, from which source and level."""

    name = "niangjia.funding"
    label = "funding"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell papers, desk and search of the replies; hear before rows of people go."""
        from niangjia.funding import access, desk, finding, handlers
        from niangjia.funding.holder import REPLY_HOLDER
        from niangjia.funding.queries import history_of
        from niangjia.kernel import histories
        from niangjia.papers import facade as papers

        papers.register(REPLY_HOLDER)
        histories.register("reply", access.replies, history_of)
        desk.register()
        finding.register()
        handlers.register()
