"""Who can sign in, and what they are appointed to."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from niangjia.kernel.roles import LABELS, Role


class Accounts(BaseUserManager["Account"]):
    """Finds accounts by their sign-in name."""


class Account(AbstractBaseUser):
    """One person who can sign in. What the person may do stands in the appointments."""

    name = models.TextField(help_text="the person's name as shown")
    username = models.CharField("用户名", max_length=64, unique=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)

    objects: Any = Accounts()

    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        return self.username


class Appointment(models.Model):
    """One role over one unit and all below it, from a day to a day.

    It is read before any scope is set, so it carries the unit's path itself.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    role = models.TextField(choices=[(role.value, LABELS[role].zh) for role in Role])
    unit_path = models.TextField(db_collation="C")
    unit_code = models.TextField()
    unit_name = models.TextField()
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.account} {self.role} {self.unit_name}"


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
