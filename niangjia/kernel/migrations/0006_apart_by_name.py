"""The trigger that keeps moves apart, as it is now: its first form could not name the column "by"."""

from django.db import migrations

from niangjia.kernel.flows.separation import FUNCTION


class Migration(migrations.Migration):
    dependencies = [("kernel", "0005_events_by_instant")]

    operations = [migrations.RunSQL(FUNCTION, migrations.RunSQL.noop)]
