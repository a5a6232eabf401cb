"""Jobs and how far they are, both walled: a job cannot be given a wider scope than its giver has."""

import django.db.models.deletion
import niangjia.kernel.models
from django.db import migrations, models

from niangjia.kernel.walls import Wall

OWN_SCOPE = """
CREATE POLICY no_wider_than_its_giver ON kernel_job AS RESTRICTIVE FOR INSERT
    WITH CHECK (unit_path >= app_low() AND unit_path < app_high());
"""


class Migration(migrations.Migration):

    dependencies = [
        ('kernel', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.TextField(help_text='app.verb')),
                ('arguments', models.JSONField(default=dict, help_text='no personal value in the clear')),
                ('unique_key', models.TextField(blank=True)),
                ('on_kind', models.TextField()),
                ('on_id', models.TextField()),
                ('scope_path', niangjia.kernel.models.ScopePathField(db_collation='C', db_index=True, default='', editable=False)),
                ('actor', models.TextField()),
                ('actor_name', models.TextField()),
                ('role', models.TextField()),
                ('unit_path', models.TextField(db_collation='C', help_text='below it the actor acts; it moves with its unit')),
                ('unit_name', models.TextField()),
                ('reason', models.TextField(blank=True)),
                ('state', models.TextField(default='waiting')),
                ('tries', models.PositiveSmallIntegerField(default=0, help_text='runs that failed and were undone')),
                ('due_at', models.DateTimeField()),
                ('queued_at', models.DateTimeField(auto_now_add=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('failure_zh', models.TextField(blank=True)),
                ('failure_en', models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name='JobProgress',
            fields=[
                ('job', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='kernel.job')),
                ('scope_path', niangjia.kernel.models.ScopePathField(db_collation='C', db_index=True, default='', editable=False)),
                ('starts', models.PositiveSmallIntegerField(default=0, help_text='runs begun, those whose worker died too')),
                ('began_at', models.DateTimeField()),
                ('told_at', models.DateTimeField()),
                ('done', models.PositiveIntegerField(default=0)),
                ('total', models.PositiveIntegerField(default=0)),
                ('said_zh', models.TextField(blank=True)),
                ('said_en', models.TextField(blank=True)),
            ],
        ),
        migrations.AddIndex(
            model_name='job',
            index=models.Index(fields=['on_kind', 'on_id'], name='kernel_job_on_kind_af6c2d_idx'),
        ),
        migrations.AddIndex(
            model_name='job',
            index=models.Index(condition=models.Q(('state', 'waiting')), fields=['id'], name='kernel_job_waiting'),
        ),
        migrations.AddConstraint(
            model_name='job',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'waiting'), models.Q(('unique_key', ''), _negated=True)), fields=('scope_path', 'unique_key'), name='kernel_job_open_once'),
        ),
        Wall("kernel_job", "kernel_jobprogress"),
        migrations.RunSQL(OWN_SCOPE, "DROP POLICY no_wider_than_its_giver ON kernel_job"),
    ]
