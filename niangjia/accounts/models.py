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
