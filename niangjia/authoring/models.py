"""A draft of a local document: what an officer typed, whole, with the unit it belongs to."""

from __future__ import annotations

from django.db import models

from niangjia.archive.facade import Publication
from niangjia.authoring.flow import DRAFT, FLOW
from niangjia.kernel.history import tracked
from niangjia.kernel.models import ScopePathField
from niangjia.kernel.wording import Wording
from niangjia.organisations.facade import Unit, follows_unit

NAMELESS = Wording("未命名的文件", "untitled document")


@tracked
class Draft(models.Model):
    """起草的文件. Header, provisions and cases are kept as typed, whatever is still wrong with them."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()
    state = models.TextField(default=DRAFT)
    title = models.TextField(blank=True)
    number = models.TextField(blank=True, help_text="文号")
    jurisdiction = models.TextField(blank=True, help_text="division code")
    header = models.JSONField(default=dict)
    provisions = models.JSONField(default=list, help_text="key, kind, entry")
    cases = models.JSONField(default=list)
    made_from = models.TextField(blank=True, help_text="the document or scenario it was begun from")
    drafted_by_name = models.TextField()
    publication = models.ForeignKey(Publication, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        triggers = [follows_unit()]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Number and title as one writes them; empty where nothing was typed yet."""
        return f"{self.number}《{self.title}》" if self.title else self.number

    @property
    def said_name(self) -> Wording:
        """The name for a page, and the words for one that has none."""
        return Wording(self.name, self.name) if self.name else NAMELESS

    @property
    def slug(self) -> str:
        """Its name in an address, once it is published: place and draft."""
        return f"{self.jurisdiction or 'draft'}-{self.pk}"

    @property
    def state_label(self) -> Wording:
        """The state in words."""
        return FLOW.states[self.state]
