"""Seals on audit events, and the events that wait for one."""

from __future__ import annotations

from django.db import models

from niangjia.kernel.models import AuditEvent, ScopePathField


class Seal(models.Model):
    """One link of a unit's chain: the event it closes in, and the digest that the next link builds on.

    Only ever added to. A unit keeps its chain when it moves: the chain is named after the last segment of
    its path, which nothing changes.
    """

    event = models.OneToOneField(AuditEvent, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()
    chain = models.TextField(db_collation="C", help_text="the last six digits of the event's scope path")
    number = models.BigIntegerField(help_text="1 is the first of its chain")
    previous = models.BinaryField(help_text="the digest of the link before; empty for the first")
    digest = models.BinaryField()
    key = models.TextField(help_text="fingerprint of the key it was signed with")
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="proof_one_of_a_number")]

    def __str__(self) -> str:
        return f"{self.chain} {self.number}"


class Unsealed(models.Model):
    """An event that no seal closes in yet: written by a trigger with the event, taken away by the sealer.

    Whoever takes one away unsealed hides nothing: `niangjia audit verify` looks for events without a seal.
    """

    event = models.OneToOneField(AuditEvent, on_delete=models.DO_NOTHING, primary_key=True, related_name="+")

    def __str__(self) -> str:
        return str(self.pk)
