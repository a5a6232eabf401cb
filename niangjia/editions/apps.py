"""Editions as a Django app."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    """The plan as an office decides on it: drafted, countersigned, requested, approved, published, frozen."""

    name = "niangjia.editions"
    label = "editions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the papers how an edition is found, hear of undone imports, lie on the desk, be found."""
        from niangjia.editions import access, desk, finding, handlers, tasks  # noqa: F401
        from niangjia.editions.holder import EDITION_HOLDER
        from niangjia.editions.queries import history_of
        from niangjia.kernel import histories
        from niangjia.papers import facade as papers

        papers.register(EDITION_HOLDER)
        histories.register("edition", access.editions, history_of)
        handlers.register()
        desk.register()
        finding.register()
