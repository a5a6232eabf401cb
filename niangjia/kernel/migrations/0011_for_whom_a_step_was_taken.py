"""A step says for whom it was taken; the trigger keeps that person apart as well."""

from niangjia.kernel.flows.separation import FUNCTION
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kernel', '0010_check_values_of_keys'),
    ]

    operations = [
        migrations.AddField(
            model_name='flowstep',
            name='behalf_key',
            field=models.TextField(blank=True, help_text='the absent person whom the doer stood in for'),
        ),
        migrations.RunSQL(FUNCTION, migrations.RunSQL.noop),
    ]
