"""Secrets with which programs act for their holders."""

from __future__ import annotations

from django.db import models

from niangjia.accounts.models.account import Account
from niangjia.accounts.models.appointment import Appointment


class ApiToken(models.Model):
    """A secret with which a program acts as its holder under one appointment. Only its fingerprint is kept.

    Like the appointment it is read before there is a scope.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="+")
    name = models.TextField(help_text="what it is for, in the holder's words")
    fingerprint = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the secret")
    beginning = models.CharField(max_length=8, help_text="enough of the secret to tell tokens apart")
    made_at = models.DateTimeField(auto_now_add=True)
    last_date = models.DateField(help_text="the last day it opens anything")
    used_date = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.beginning}… {self.name}"
