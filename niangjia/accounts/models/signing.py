"""What signing in keeps: sessions, what happened, failures counted, second factors, passwords used before.

None of it carries a path of its own but what happened: whoever sees the account sees the rest, and before it
is known who acts, only the row of the name or secret that is tried (see the migration).
"""

from __future__ import annotations

from django.db import models

from niangjia.accounts.models.account import Account


class SignIn(models.Model):
    """A browser that is signed in, or on its way: the session. Of its key only the fingerprint is kept."""

    key = models.CharField(max_length=64, primary_key=True, help_text="SHA-256 of the cookie")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="+")
    content = models.TextField(help_text="signed by Django")
    since = models.DateTimeField()
    seen_at = models.DateTimeField()
    until = models.DateTimeField(db_index=True, help_text="its end, however busy")
    address = models.TextField(blank=True)
    device = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.key[:8]


class SignInNote(models.Model):
    """What happened at somebody's door: signed in, kept out, signed out. Only ever added to."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    happening = models.TextField(help_text="signing.types.Happening")
    address = models.TextField(blank=True)
    device = models.TextField(blank=True)
    by_name = models.TextField(blank=True, help_text="the administrator whose act it was")
    unit_path = models.TextField(db_collation="C", editable=False, help_text="of the account's unit")

    class Meta:
        indexes = [
            models.Index(fields=["account", "-at"], name="accounts_note_of_account"),
            models.Index(fields=["unit_path", "-at"], name="accounts_note_of_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.happening} {self.account_id}"


class Tries(models.Model):
    """Failures counted for a name or an address, under a keyed fingerprint: unknown names alike."""

    subject = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.subject[:8]} {self.failures}"


class SecondFactor(models.Model):
    """The secret that a person's phone shares, sealed. A new one counts once a code has proved it."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, primary_key=True, related_name="+")
    data_key = models.BinaryField(help_text="its key, wrapped under the master key")
    secret_sealed = models.BinaryField(null=True)
    pending_sealed = models.BinaryField(null=True, help_text="the next secret, not proved yet")
    proved_at = models.DateTimeField(null=True)
    last_step = models.BigIntegerField(null=True, help_text="the last time step that opened: none twice")

    def __str__(self) -> str:
        return str(self.account_id)


class RecoveryCode(models.Model):
    """One of the ten codes for the day the phone is lost: kept hashed, good once."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    hashed = models.TextField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "number"], name="accounts_code_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.number}"


class UsedPassword(models.Model):
    """A password that was in use, hashed: the last few are not taken again."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    password = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.account_id)
