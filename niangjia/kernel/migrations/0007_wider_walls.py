"""Walls know named sets of units; an event says for whom, from where, and which versions belong to it."""

from niangjia.kernel.walls import ONLY, REBUILT
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kernel', '0006_marks'),
    ]

    operations = [
        migrations.RunSQL(ONLY, migrations.RunSQL.noop),
        migrations.RunSQL(REBUILT, migrations.RunSQL.noop),
        migrations.AddField(
            model_name='auditevent',
            name='act',
            field=models.TextField(blank=True, help_text="kernel.scope.present_act, as in the rows' history"),
        ),
        migrations.AddField(
            model_name='auditevent',
            name='address',
            field=models.TextField(blank=True, help_text='the network address acted from'),
        ),
        migrations.AddField(
            model_name='auditevent',
            name='behalf',
            field=models.TextField(blank=True, help_text='the absent person whom the actor stood in for'),
        ),
        migrations.AddField(
            model_name='job',
            name='behalf',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='job',
            name='behalf_key',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='job',
            name='reach',
            field=models.TextField(default='below', help_text='kernel.actor.Reach'),
        ),
    ]
