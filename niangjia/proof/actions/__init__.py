"""Acts of proof: taking audit events out."""

from niangjia.proof.actions.exporting import export_events

__all__ = ["export_events"]
