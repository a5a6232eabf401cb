"""Marks on what is derived and stored. They come and go in masses: swept often, so that asking stays quick."""

from django.db import migrations, models

from niangjia.kernel.walls import Wall

# A mark tells nothing and hides nothing: whoever changes a fact may have anything derived from it anew, also
# with the federation above that they do not see. Who may see and take away marks is the wall's to say.
MARKING = """
CREATE POLICY marked_by_whoever_changes ON kernel_mark FOR INSERT WITH CHECK (true);
ALTER TABLE kernel_mark SET (
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000
);
"""
UNMARKING = "DROP POLICY marked_by_whoever_changes ON kernel_mark"


class Migration(migrations.Migration):

    dependencies = [("kernel", "0005_events_by_instant")]

    operations = [
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.TextField(help_text="app.noun: what is derived")),
                ("unit_id", models.BigIntegerField()),
                ("scope_path", models.TextField(db_collation="C", default="", editable=False)),
            ],
            options={
                "indexes": [models.Index(fields=["subject", "scope_path"], name="kernel_marks_below")],
            },
        ),
        Wall("kernel_mark"),
        migrations.RunSQL(MARKING, UNMARKING),
    ]
