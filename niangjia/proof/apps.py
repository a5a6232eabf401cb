"""Proof as a Django app."""

from django.apps import AppConfig


class ProofConfig(AppConfig):
    """Audit events sealed in chains, shown to auditors, verified; exports listed."""

    name = "niangjia.proof"
    label = "proof"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the workers seal what happens."""
        from niangjia.kernel.jobs import periodic
        from niangjia.proof import sealing

        periodic.every(sealing.SECONDS)(sealing.seal)
