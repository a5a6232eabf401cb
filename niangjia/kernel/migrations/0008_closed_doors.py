"""What the application needs no right to: Django's own tables, the state of sequences, a job's giver.

A job is never given a wider scope than its giver has: one unit alone gives none below it.
"""

from django.conf import settings
from django.db import migrations

from niangjia.kernel.walls import ONLY

NARROW = """
DROP POLICY no_wider_than_its_giver ON kernel_job;
CREATE POLICY no_wider_than_its_giver ON kernel_job AS RESTRICTIVE FOR INSERT
    WITH CHECK (
        unit_path >= app_low()
        AND CASE reach WHEN 'unit' THEN unit_path < app_high() ELSE unit_path || '~' <= app_high() END
        AND (app_only() IS NULL OR app_under(unit_path, app_only()))
    );
"""
READ_ONLY = (
    *("auth_group", "auth_group_permissions", "auth_permission"),
    *("django_content_type", "django_migrations", "pghistory_context"),
)
WORKED_ON = ("state", "ended_at", "failure_zh", "failure_en", "tries", "due_at")
"""What is written of a job after it was given: never who gave it, nor how far it reaches."""


def close(apps, schema_editor) -> None:  # type: ignore[no-untyped-def]
    """Take from the application what it has no use for."""
    application = schema_editor.quote_name(settings.DATABASES["default"]["USER"])
    for statement in (
        f"REVOKE INSERT, UPDATE, DELETE ON {', '.join(READ_ONLY)} FROM {application}",
        f"REVOKE SELECT ON ALL SEQUENCES IN SCHEMA public FROM {application}",
        f"ALTER DEFAULT PRIVILEGES REVOKE SELECT ON SEQUENCES FROM {application}",
        f"REVOKE UPDATE ON kernel_job FROM {application}",
        f"GRANT UPDATE ({', '.join(WORKED_ON)}) ON kernel_job TO {application}",
    ):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("kernel", "0007_wider_walls"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.RunSQL(ONLY, migrations.RunSQL.noop),
        migrations.RunSQL(NARROW, migrations.RunSQL.noop),
        migrations.RunPython(close, migrations.RunPython.noop),
    ]
