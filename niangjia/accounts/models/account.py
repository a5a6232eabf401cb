"""Who can sign in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from niangjia.kernel.history import tracked


class Accounts(BaseUserManager["Account"]):
    """Finds accounts by their sign-in name."""


@tracked(unseen=("password", "password_date"))
class Account(AbstractBaseUser):
    """One person who can sign in, and the unit the person works at.

    What the person may do stands in the appointments. It is read before there is a scope, so it carries the
    unit's path itself; the path moves with the unit.
    """

    name = models.TextField(help_text="the person's name as shown")
    username = models.CharField("用户名", max_length=64, unique=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    password_date = models.DateField(default=timezone.localdate, help_text="the day the password was set")
    last_login = None  # what happened at the door stands in SignInNote
    unit_path = models.TextField(db_collation="C", editable=False, default="")
    unit_code = models.TextField(editable=False, default="")
    unit_name = models.TextField(editable=False, default="")

    objects: Any = Accounts()

    USERNAME_FIELD = "username"

    class Meta:
        indexes = [models.Index(fields=["unit_path", "name"], name="accounts_of_a_unit")]

    def __str__(self) -> str:
        return self.username
