"""Seals on audit events. Events and seals are only ever added to: also the owner is refused, by trigger."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import niangjia.kernel.models
from niangjia.kernel.walls import Wall

# A unit that moves takes its rows along, their paths only, in a trigger of its own; nothing else may change them.
KEPT = """
CREATE FUNCTION proof_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
"""
REFUSED = """
CREATE TRIGGER only_added_to BEFORE UPDATE OF {columns} OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION proof_refuse_all();
CREATE TRIGGER only_moved BEFORE UPDATE OF scope_path ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION proof_refuse();
"""
REFUSE_ALL = """
CREATE FUNCTION proof_refuse_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
"""
EVENT = (
    *("id", "at", "name", "actor", "actor_name", "role", "source", "reason", "behalf", "address", "act"),
    *("export", "on_kind", "on_id", "details"),
)
SEAL = ("id", "event_id", "chain", "number", "previous", "digest", "key", "sealed_at")


def refused(table: str, columns: tuple[str, ...]) -> str:
    """The triggers of a table that is only ever added to."""
    return REFUSED.format(table=table, columns=", ".join(columns))


def close(apps, schema_editor) -> None:  # type: ignore[no-untyped-def]
    """What waits is written by the trigger alone, and never changed."""
    application = schema_editor.quote_name(settings.DATABASES["default"]["USER"])
    schema_editor.execute(f"REVOKE INSERT, UPDATE, TRUNCATE ON proof_unsealed FROM {application}")


class Migration(migrations.Migration):

    initial = True
    dependencies = [("kernel", "0009_numbered_exports")]

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "scope_path",
                    niangjia.kernel.models.ScopePathField(
                        db_collation="C", db_index=True, default="", editable=False
                    ),
                ),
                (
                    "chain",
                    models.TextField(
                        db_collation="C", help_text="the last six digits of the event's scope path"
                    ),
                ),
                ("number", models.BigIntegerField(help_text="1 is the first of its chain")),
                (
                    "previous",
                    models.BinaryField(help_text="the digest of the link before; empty for the first"),
                ),
                ("digest", models.BinaryField()),
                ("key", models.TextField(help_text="fingerprint of the key it was signed with")),
                ("sealed_at", models.DateTimeField()),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kernel.auditevent"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("chain", "number"), name="proof_one_of_a_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="Unsealed",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="kernel.auditevent",
                    ),
                ),
            ],
        ),
        Wall("proof_seal", append_only=True),
        migrations.RunSQL(KEPT, "DROP FUNCTION proof_refuse() CASCADE"),
        migrations.RunSQL(REFUSE_ALL, "DROP FUNCTION proof_refuse_all() CASCADE"),
        migrations.RunSQL(refused("kernel_auditevent", EVENT), migrations.RunSQL.noop),
        migrations.RunSQL(refused("proof_seal", SEAL), migrations.RunSQL.noop),
        migrations.RunPython(close, migrations.RunPython.noop),
    ]
