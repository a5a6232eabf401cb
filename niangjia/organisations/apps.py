"""Organisations as a Django app."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """The tree of unions, their territories and headcounts."""

    name = "niangjia.organisations"
    label = "organisations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the imports how a list of units is read and committed; lay a corner of the desk; be found; say
        how sums are derived."""
        from niangjia.imports.facade import register
        from niangjia.kernel import histories
        from niangjia.kernel.keys import holding
        from niangjia.organisations import access, desk, finding, sealed
        from niangjia.organisations.importer import UNITS_IMPORTER
        from niangjia.organisations.queries import history_of

        register(UNITS_IMPORTER)
        histories.register("unit", access.units, history_of, key="code")
        holding.register(sealed.CONTACTS)
        desk.register()
        finding.register()
