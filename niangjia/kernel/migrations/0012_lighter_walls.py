"""The same walls, written so that a statement is planned in less time: `make bench ARGS=walls`."""

from django.db import migrations

from niangjia.kernel.walls import ONLY, REBUILT


class Migration(migrations.Migration):
    dependencies = [("kernel", "0011_for_whom_a_step_was_taken")]

    operations = [
        migrations.RunSQL(ONLY, migrations.RunSQL.noop),
        migrations.RunSQL(REBUILT, migrations.RunSQL.noop),
    ]
