"""The scope functions of the walls, and the first wall: audit events are only ever added to."""

from django.db import migrations

from niangjia.kernel.walls import FUNCTIONS, Wall


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]

    operations = [
        migrations.RunSQL(FUNCTIONS, "DROP FUNCTION app_low(); DROP FUNCTION app_high();"),
        Wall("kernel_auditevent", append_only=True),
    ]
