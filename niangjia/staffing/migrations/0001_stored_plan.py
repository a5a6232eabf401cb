"""The plan of today, stored: lines, sums, by which rules; and the facts that mark them."""

import django.db.models.deletion
import niangjia.kernel.models
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models
from django.db.models.functions import Left, Length

from niangjia.kernel.marks import Marks, TreeMarks
from niangjia.kernel.walls import Wall

PLAN = "staffing.plan"
FEDERATIONS = (
    "national_federation",
    "province_federation",
    "prefecture_federation",
    "county_federation",
    "zone_federation",
)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('kernel', '0006_marks'),
        ('organisations', '0003_succession'),
        ('workforce', '0004_people_by_initials'),
        ('funding', '0002_walls_and_sums'),
    ]

    operations = [
        migrations.CreateModel(
            name='PlanBasis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.TextField()),
                ('terms', models.JSONField(help_text='from a place on, by kind: the digest of what holds there')),
            ],
        ),
        migrations.CreateModel(
            name='PlanSum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('area', models.TextField(null=True)),
                ('kind', models.TextField()),
                ('counted_in', models.TextField()),
                ('units', models.IntegerField()),
                ('with_value', models.IntegerField()),
                ('missing', models.IntegerField()),
                ('first_place', models.TextField(help_text='the first place of those that have workers', null=True)),
                ('past_end', models.BigIntegerField()),
                ('workers', models.BigIntegerField()),
                ('workers_known', models.IntegerField()),
                ('must', models.BigIntegerField()),
                ('must_known', models.IntegerField()),
                ('may', models.BigIntegerField()),
                ('may_known', models.IntegerField()),
                ('value', models.BigIntegerField()),
                ('value_known', models.IntegerField()),
                ('funded', models.BigIntegerField()),
                ('funded_known', models.IntegerField()),
                ('filled', models.BigIntegerField()),
                ('filled_known', models.IntegerField()),
                ('shortfall', models.BigIntegerField()),
                ('shortfall_known', models.IntegerField()),
                ('room', models.BigIntegerField()),
                ('room_known', models.IntegerField()),
                ('above', models.BigIntegerField()),
                ('above_known', models.IntegerField()),
                ('short', models.IntegerField(help_text='units with a shortfall')),
                ('unused', models.BigIntegerField()),
                ('idle', models.IntegerField(help_text='units with funded posts that nobody fills')),
                ('fallen', models.IntegerField(help_text='units above their ceiling since a fall in workers')),
                ('fall_first', models.DateField(null=True)),
                ('over', models.IntegerField(help_text='those whose buffer has ended')),
                ('over_first', models.DateField(null=True)),
                ('stale', models.IntegerField()),
                ('stale_first', models.DateField(null=True)),
                ('held', models.BigIntegerField(help_text='funded posts that lie with no line')),
                ('held_known', models.IntegerField()),
                ('spread', models.BigIntegerField(help_text='of these, not allotted yet')),
                ('scope_path', niangjia.kernel.models.ScopePathField(db_collation='C', db_index=True, default='', editable=False)),
            ],
        ),
        migrations.CreateModel(
            name='PlanLine',
            fields=[
                ('unit', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='+', serialize=False, to='organisations.unit')),
                ('name', models.TextField(db_collation='C')),
                ('kind', models.TextField()),
                ('stands', models.BooleanField(help_text='a primary-level unit, founded and not closed')),
                ('height', models.PositiveSmallIntegerField(help_text='steps up to the federation that sums it up')),
                ('summed_at', models.GeneratedField(
                    expression=Left('scope_path', Length('scope_path') - models.F('height') * models.Value(6)),
                    output_field=models.TextField(db_collation='C'),
                    db_index=True,
                    db_persist=True,
                )),
                ('place', models.TextField(db_collation='C', help_text='属地', null=True)),
                ('area', models.TextField(help_text='the smallest area that a document speaks for, around it', null=True)),
                ('counted_in', models.TextField()),
                ('status', models.TextField()),
                ('workers', models.IntegerField(null=True)),
                ('cut_off_date', models.DateField(null=True)),
                ('must', models.IntegerField(null=True)),
                ('may', models.IntegerField(null=True)),
                ('value', models.IntegerField(null=True)),
                ('funded', models.IntegerField(null=True)),
                ('spread', models.IntegerField(default=0, help_text='of the funded, those a federation has not allotted yet')),
                ('filled', models.IntegerField(null=True)),
                ('past_end', models.IntegerField(default=0)),
                ('shortfall', models.IntegerField(null=True)),
                ('room', models.IntegerField(null=True)),
                ('above', models.IntegerField(null=True)),
                ('unused', models.IntegerField(null=True)),
                ('fall_until', models.DateField(help_text='the last day of the buffer after a fall in workers', null=True)),
                ('fall_over', models.BooleanField(default=False)),
                ('stale', models.BooleanField(default=False, help_text='the count of workers is older than a year')),
                ('holds_until', models.DateField(help_text='the first day on which it may be otherwise', null=True)),
                ('scope_path', niangjia.kernel.models.ScopePathField(db_collation='C', db_index=True, default='', editable=False)),
            ],
            options={
                'indexes': [models.Index(fields=['holds_until', 'scope_path'], name='staffing_line_holds'), models.Index(condition=models.Q(('stands', True)), fields=['kind', 'scope_path'], name='staffing_line_kind'), models.Index(condition=models.Q(('stands', True)), fields=['place', 'scope_path'], name='staffing_line_place'), models.Index(condition=models.Q(('stands', True)), fields=['name', 'scope_path'], name='staffing_line_name'), models.Index(condition=models.Q(('stands', True), ('workers__isnull', False)), fields=['workers', 'scope_path'], name='staffing_line_workers'), models.Index(condition=models.Q(('must__isnull', False), ('stands', True)), fields=['must', 'scope_path'], name='staffing_line_must'), models.Index(condition=models.Q(('may__isnull', False), ('stands', True)), fields=['may', 'scope_path'], name='staffing_line_may'), models.Index(condition=models.Q(('stands', True), ('value__isnull', False)), fields=['value', 'scope_path'], name='staffing_line_value'), models.Index(condition=models.Q(('funded__isnull', False), ('stands', True)), fields=['funded', 'scope_path'], name='staffing_line_funded'), models.Index(condition=models.Q(('filled__isnull', False), ('stands', True)), fields=['filled', 'scope_path'], name='staffing_line_filled'), models.Index(condition=models.Q(('shortfall__isnull', False), ('stands', True)), fields=['shortfall', 'scope_path'], name='staffing_line_shortfall'), models.Index(condition=models.Q(('room__isnull', False), ('stands', True)), fields=['room', 'scope_path'], name='staffing_line_room'), models.Index(condition=models.Q(('above__isnull', False), ('stands', True)), fields=['above', 'scope_path'], name='staffing_line_above')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planline',
            trigger=pgtrigger.compiler.Trigger(name='follow_unit', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            SELECT scope_path INTO NEW.scope_path FROM organisations_unit WHERE id = NEW.unit_id;\n            RETURN NEW;\n        ', hash='8caf4aca437a995d66913d5164a81c6b3bdd6bc6', operation='INSERT OR UPDATE OF "unit_id", "scope_path"', pgid='pgtrigger_follow_unit_af59b', table='staffing_planline', when='BEFORE')),
        ),
        migrations.AddField(
            model_name='plansum',
            name='federation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.unit'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='plansum',
            trigger=pgtrigger.compiler.Trigger(name='follow_unit', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            SELECT scope_path INTO NEW.scope_path FROM organisations_unit WHERE id = NEW.federation_id;\n            RETURN NEW;\n        ', hash='bf6a774c7eb147c7214c84c00bec3afea3be39d2', operation='INSERT OR UPDATE OF "federation_id", "scope_path"', pgid='pgtrigger_follow_unit_e1c3b', table='staffing_plansum', when='BEFORE')),
        ),
        Wall("staffing_planline", "staffing_plansum"),
        Marks(
            "organisations_unit",
            subject=PLAN,
            key="id",
            watched=("name", "kind", "founded_date", "closed_date"),
            existing=True,
        ),
        TreeMarks("organisations_unit", subject=PLAN, federations=FEDERATIONS),
        Marks(
            "organisations_headcount",
            subject=PLAN,
            watched=("measure", "cut_off_date", "count"),
            where="measure = 'workers'",
        ),
        Marks("organisations_territory", subject=PLAN, watched=("division_code", "period")),
        Marks(
            "workforce_engagement",
            subject=PLAN,
            watched=(
                "form",
                "full_time",
                "start_date",
                "contract_end_date",
                "open_ended",
                "left_date",
            ),
        ),
        Marks("funding_budgetreply", subject=PLAN, watched=("posts", "allotted", "period", "ended_on")),
        Marks("funding_replyallotment", subject=PLAN, watched=("posts", "period", "ended_on")),
    ]
