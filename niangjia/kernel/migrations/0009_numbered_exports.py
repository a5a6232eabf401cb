"""A file that leaves the house has a number, in the file and on its event; events are found by name and actor."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("kernel", "0008_closed_doors")]

    operations = [
        migrations.AddField(
            model_name="auditevent",
            name="export",
            field=models.TextField(
                blank=True, default="", help_text="the number printed in the file that left the house"
            ),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(fields=["name", "id"], name="kernel_event_name"),
        ),
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(fields=["actor", "id"], name="kernel_event_actor"),
        ),
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(
                condition=models.Q(("export", ""), _negated=True), fields=["export"], name="kernel_event_export"
            ),
        ),
    ]
