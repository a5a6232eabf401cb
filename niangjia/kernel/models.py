"""Tables of the ground floor: the scope path every walled row carries, audit events, jobs, steps of flows."""

from __future__ import annotations

from typing import Any

from django.db import models


class ScopePathField(models.TextField):  # type: ignore[type-arg]
    """The affiliation path of the unit a row belongs to, filled by trigger, compared as a text range."""

    def __init__(self, **kwargs: Any) -> None:
        settled = {"db_collation": "C", "editable": False, "db_index": True, "default": ""}
        super().__init__(**{**settled, **kwargs})


class AuditEvent(models.Model):
    """Who did what, for whom, on what, from where and why. Only ever added to.

    What changed stands in the history of the rows: `act` is the mark both carry.
    """

    at = models.DateTimeField(auto_now_add=True)
    name = models.TextField(help_text="app.noun.verbed")
    actor = models.TextField()
    actor_name = models.TextField()
    role = models.TextField()
    source = models.TextField()
    reason = models.TextField(blank=True)
    behalf = models.TextField(blank=True, help_text="the absent person whom the actor stood in for")
    address = models.TextField(blank=True, help_text="the network address acted from")
    act = models.TextField(blank=True, help_text="kernel.scope.present_act, as in the rows' history")
    export = models.TextField(blank=True, help_text="the number printed in the file that left the house")
    on_kind = models.TextField()
    on_id = models.TextField()
    scope_path = ScopePathField()
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["on_kind", "on_id"]),
            models.Index(fields=["at"], name="kernel_event_at"),  # what happened since yesterday
            models.Index(fields=["name", "id"], name="kernel_event_name"),
            models.Index(fields=["actor", "id"], name="kernel_event_actor"),
            models.Index(fields=["export"], name="kernel_event_export", condition=~models.Q(export="")),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.on_kind} {self.on_id}"


class Job(models.Model):
    """Work to be done without a page, with the actor it is done for; see `kernel.jobs`.

    That it runs is not written here: its worker holds the row until the work and its end commit together.
    """

    kind = models.TextField(help_text="app.verb")
    arguments = models.JSONField(default=dict, help_text="no personal value in the clear")
    unique_key = models.TextField(blank=True)
    on_kind = models.TextField()
    on_id = models.TextField()
    scope_path = ScopePathField()
    actor = models.TextField()
    actor_name = models.TextField()
    role = models.TextField()
    unit_path = models.TextField(
        db_collation="C", help_text="below it the actor acts; it moves with its unit"
    )
    unit_name = models.TextField()
    reach = models.TextField(default="below", help_text="kernel.actor.Reach")
    behalf = models.TextField(blank=True)
    behalf_key = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    state = models.TextField(default="waiting")
    tries = models.PositiveSmallIntegerField(default=0, help_text="runs that failed and were undone")
    due_at = models.DateTimeField()
    queued_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    failure_zh = models.TextField(blank=True)
    failure_en = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["on_kind", "on_id"]),
            models.Index(fields=["id"], name="kernel_job_waiting", condition=models.Q(state="waiting")),
        ]
        constraints = [
            # With the path in it, whoever is refused by this constraint can see the job in the way.
            models.UniqueConstraint(
                fields=["scope_path", "unique_key"],
                name="kernel_job_open_once",
                condition=models.Q(state="waiting") & ~models.Q(unique_key=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on_kind} {self.on_id}"


class JobProgress(models.Model):
    """How far a job's present or last run is: written at once, beside the transaction of the work."""

    job = models.OneToOneField(Job, on_delete=models.CASCADE, primary_key=True, related_name="+")
    scope_path = ScopePathField()
    starts = models.PositiveSmallIntegerField(default=0, help_text="runs begun, those whose worker died too")
    began_at = models.DateTimeField()
    told_at = models.DateTimeField()
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    said_zh = models.TextField(blank=True)
    said_en = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.job_id}: {self.done}/{self.total}"


class Mark(models.Model):
    """What was derived from facts of this unit, and is stored, no longer holds (`kernel.derived`).

    Only ever added, by triggers of the facts, and taken away by whoever derives anew. No unique key: whoever
    writes facts never waits for another here.
    """

    subject = models.TextField(help_text="app.noun: what is derived")
    unit_id = models.BigIntegerField()
    scope_path = models.TextField(db_collation="C", editable=False, default="")

    class Meta:
        indexes = [models.Index(fields=["subject", "scope_path"], name="kernel_marks_below")]

    def __str__(self) -> str:
        return f"{self.subject} {self.unit_id}"


class FlowStep(models.Model):
    """A move that a record of any app took in its flow (`kernel.flows`). Only ever added to."""

    flow = models.TextField()
    move = models.TextField()
    on_kind = models.TextField()
    on_id = models.BigIntegerField()
    scope_path = ScopePathField()
    round = models.PositiveSmallIntegerField()
    by = models.TextField()
    by_name = models.TextField()
    behalf_key = models.TextField(blank=True, help_text="the absent person whom the doer stood in for")
    unit_name = models.TextField(help_text="at whose desk")
    on_date = models.DateField()
    opinion = models.TextField(blank=True)
    number = models.TextField(blank=True, help_text="文号")
    paper_date = models.DateField(null=True)
    issuer = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["on_kind", "on_id"], name="kernel_step_of_record")]

    def __str__(self) -> str:
        return f"{self.move} {self.on_kind} {self.on_id}"


class Apart(models.Model):
    """A move that nobody may do who did the other, or for whom it was done: what the trigger on `FlowStep`
    reads."""

    flow = models.TextField()
    move = models.TextField()
    apart_from = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["flow", "move", "apart_from"], name="kernel_apart_once")
        ]

    def __str__(self) -> str:
        return f"{self.flow}: {self.move} / {self.apart_from}"


class KeyCheck(models.Model):
    """By which the right key of the vault is known, and nothing of the key itself (`kernel.keys`)."""

    use = models.TextField(help_text="kernel.keys.ring.Use")
    number = models.PositiveSmallIntegerField()
    value = models.BinaryField()
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["use", "number"], name="kernel_key_noted_once")]

    def __str__(self) -> str:
        return f"{self.use} {self.number}"
