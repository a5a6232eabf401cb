"""Leave and secondment as spells of an engagement, in the place of its status; how long a certificate holds."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import niangjia.kernel.models
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from niangjia.kernel.walls import Wall

SPELLS = """
SELECT set_config('niangjia.scope_low', '0', true), set_config('niangjia.scope_high', '~', true),
        set_config('pghistory.context_metadata',
            '{"actor": "migration", "name": "系统升级", "source": "command line", "reason": "状态改为起止记录"}', true);
-- A status began, as far as is known, on the day its first version since the last other one was written.
INSERT INTO workforce_spell (engagement_id, status, period, workplace, reason, scope_path)
SELECT id, status, daterange(begun, left_date), '', '', ''
FROM (
    SELECT e.id, e.status, e.left_date, greatest(e.start_date, coalesce((
        SELECT min(v.pgh_created_at)::date FROM workforce_engagementevent v
        WHERE v.id = e.id AND v.status = e.status AND v.pgh_id > coalesce((
            SELECT max(o.pgh_id) FROM workforce_engagementevent o WHERE o.id = e.id AND o.status <> e.status
        ), 0)
    ), current_date)) AS begun
    FROM workforce_engagement e WHERE e.status IN ('leave', 'seconded')
) AS away
WHERE left_date IS NULL OR begun < left_date;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0002_walls'),
        ('workforce', '0002_walls'),
        ('pghistory', '0007_auto_20250421_0444'),  # the spells that come over leave their history
    ]

    operations = [
        migrations.CreateModel(
            name='Spell',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.TextField(choices=[('leave', '请假'), ('seconded', '借调')])),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(help_text='[first day, day of return); no end where none is known')),
                ('workplace', models.TextField(blank=True, help_text='actual place of work, as told')),
                ('reason', models.TextField(blank=True, help_text='产假, 病假, 抽调专班 …')),
                ('scope_path', niangjia.kernel.models.ScopePathField(db_collation='C', db_index=True, default='', editable=False)),
            ],
        ),
        migrations.CreateModel(
            name='SpellEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('status', models.TextField(choices=[('leave', '请假'), ('seconded', '借调')])),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(help_text='[first day, day of return); no end where none is known')),
                ('workplace', models.TextField(blank=True, help_text='actual place of work, as told')),
                ('reason', models.TextField(blank=True, help_text='产假, 病假, 抽调专班 …')),
                ('scope_path', niangjia.kernel.models.ScopePathField(db_collation='C', db_index=True, default='', editable=False)),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='certificate',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='certificate',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='certificate',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='engagement',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='engagement',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='engagement',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='person',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='person',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='person',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='certificate',
            name='registered_date',
            field=models.DateField(help_text='of the registration that holds, or held last', null=True),
        ),
        migrations.AddField(
            model_name='certificate',
            name='registration_number',
            field=models.TextField(blank=True, help_text='登记号'),
        ),
        migrations.AddField(
            model_name='certificate',
            name='valid_until',
            field=models.DateField(help_text='the last day of that registration', null=True),
        ),
        migrations.AddField(
            model_name='certificateevent',
            name='registered_date',
            field=models.DateField(help_text='of the registration that holds, or held last', null=True),
        ),
        migrations.AddField(
            model_name='certificateevent',
            name='registration_number',
            field=models.TextField(blank=True, help_text='登记号'),
        ),
        migrations.AddField(
            model_name='certificateevent',
            name='valid_until',
            field=models.DateField(help_text='the last day of that registration', null=True),
        ),
        migrations.AddField(
            model_name='person',
            name='other_phones_sealed',
            field=models.BinaryField(help_text='further numbers, a line each', null=True),
        ),
        migrations.AddField(
            model_name='personevent',
            name='other_phones_sealed',
            field=models.BinaryField(help_text='further numbers, a line each', null=True),
        ),
        migrations.AddIndex(
            model_name='certificate',
            index=models.Index(fields=['scope_path', 'valid_until'], name='validity_ends_in_scope'),
        ),
        migrations.AddIndex(
            model_name='engagement',
            index=models.Index(fields=['scope_path', 'contract_end_date'], name='contract_ends_in_scope'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_certificateevent" ("control_number", "id", "level", "obtained_date", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_date", "registration_number", "scope_path", "valid_until") SELECT new_values."control_number", new_values."id", new_values."level", new_values."obtained_date", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."registered_date", new_values."registration_number", new_values."scope_path", new_values."valid_until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9fab3380d967f244230935e99963db64f4c64d9b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9a234', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_certificate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_certificateevent" ("control_number", "id", "level", "obtained_date", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_date", "registration_number", "scope_path", "valid_until") SELECT new_values."control_number", new_values."id", new_values."level", new_values."obtained_date", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."registered_date", new_values."registration_number", new_values."scope_path", new_values."valid_until" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7e3c18c9aec712f90047036e6b3b1f3ec838b212', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_af656', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_certificate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_certificateevent" ("control_number", "id", "level", "obtained_date", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_date", "registration_number", "scope_path", "valid_until") SELECT old_values."control_number", old_values."id", old_values."level", old_values."obtained_date", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."registered_date", old_values."registration_number", old_values."scope_path", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d838eae3743b8ce3e9eda1d5b4f7d399ccfa6020', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d1a23', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_certificate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='engagement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_engagementevent" ("contract_end_date", "employer", "form", "full_time", "id", "insured", "leaving_reason", "left_date", "monthly_wage", "open_ended", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_title", "remark", "scope_path", "start_date", "unit_id") SELECT new_values."contract_end_date", new_values."employer", new_values."form", new_values."full_time", new_values."id", new_values."insured", new_values."leaving_reason", new_values."left_date", new_values."monthly_wage", new_values."open_ended", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."post_title", new_values."remark", new_values."scope_path", new_values."start_date", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='dcb41bf4d90772cf7b655dd65a622d2f6d7c4bb2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_390c3', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_engagement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='engagement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_engagementevent" ("contract_end_date", "employer", "form", "full_time", "id", "insured", "leaving_reason", "left_date", "monthly_wage", "open_ended", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_title", "remark", "scope_path", "start_date", "unit_id") SELECT new_values."contract_end_date", new_values."employer", new_values."form", new_values."full_time", new_values."id", new_values."insured", new_values."leaving_reason", new_values."left_date", new_values."monthly_wage", new_values."open_ended", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."post_title", new_values."remark", new_values."scope_path", new_values."start_date", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6d28b16867b1da737a02d93734772c3ea94a3db6', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e1af0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_engagement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='engagement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_engagementevent" ("contract_end_date", "employer", "form", "full_time", "id", "insured", "leaving_reason", "left_date", "monthly_wage", "open_ended", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_title", "remark", "scope_path", "start_date", "unit_id") SELECT old_values."contract_end_date", old_values."employer", old_values."form", old_values."full_time", old_values."id", old_values."insured", old_values."leaving_reason", old_values."left_date", old_values."monthly_wage", old_values."open_ended", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."post_title", old_values."remark", old_values."scope_path", old_values."start_date", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='026587557cb7f75cd42e0db210f6dd187f50aa10', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a9df4', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_engagement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_personevent" ("birth_date", "data_key", "education", "ethnic_group", "id", "id_number_index", "id_number_sealed", "initials", "name", "other_phones_sealed", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_index", "phone_sealed", "political_status", "scope_path", "sex", "unit_id") SELECT new_values."birth_date", new_values."data_key", new_values."education", new_values."ethnic_group", new_values."id", new_values."id_number_index", new_values."id_number_sealed", new_values."initials", new_values."name", new_values."other_phones_sealed", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."phone_index", new_values."phone_sealed", new_values."political_status", new_values."scope_path", new_values."sex", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1e9df4747e8811e170992a9ead6b45ce88d1a10e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ddaf0', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_personevent" ("birth_date", "data_key", "education", "ethnic_group", "id", "id_number_index", "id_number_sealed", "initials", "name", "other_phones_sealed", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_index", "phone_sealed", "political_status", "scope_path", "sex", "unit_id") SELECT new_values."birth_date", new_values."data_key", new_values."education", new_values."ethnic_group", new_values."id", new_values."id_number_index", new_values."id_number_sealed", new_values."initials", new_values."name", new_values."other_phones_sealed", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."phone_index", new_values."phone_sealed", new_values."political_status", new_values."scope_path", new_values."sex", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0f4d58683a46178aa58340b3e01b638c154deecf', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_cc8ce', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_personevent" ("birth_date", "data_key", "education", "ethnic_group", "id", "id_number_index", "id_number_sealed", "initials", "name", "other_phones_sealed", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_index", "phone_sealed", "political_status", "scope_path", "sex", "unit_id") SELECT old_values."birth_date", old_values."data_key", old_values."education", old_values."ethnic_group", old_values."id", old_values."id_number_index", old_values."id_number_sealed", old_values."initials", old_values."name", old_values."other_phones_sealed", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."phone_index", old_values."phone_sealed", old_values."political_status", old_values."scope_path", old_values."sex", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d0f1b0319124d1e3536592151769d9e9b9c86519', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2255b', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_person', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until', None), ('registered_date', None), ('valid_until__gt', models.F('registered_date')), _connector='OR'), name='valid_after_registration'),
        ),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(('registered_date', None), ('obtained_date', None), ('registered_date__gte', models.F('obtained_date')), _connector='OR'), name='registered_once_obtained'),
        ),
        migrations.AddField(
            model_name='spell',
            name='engagement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.engagement'),
        ),
        migrations.AddField(
            model_name='spell',
            name='workplace_unit',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit'),
        ),
        migrations.AddField(
            model_name='spellevent',
            name='engagement',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.engagement'),
        ),
        migrations.AddField(
            model_name='spellevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='workforce.spell'),
        ),
        migrations.AddField(
            model_name='spellevent',
            name='workplace_unit',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.unit'),
        ),
        migrations.AddConstraint(
            model_name='spell',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('engagement', '='), ('period', '&&')], name='one_spell_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='spell',
            constraint=models.CheckConstraint(condition=models.Q(('period__isempty', False), ('period__startswith__isnull', False)), name='spell_begins'),
        ),
        migrations.AddConstraint(
            model_name='spell',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['leave', 'seconded'])), name='spell_is_away'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spell',
            trigger=pgtrigger.compiler.Trigger(name='follow_engagement', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n        SELECT scope_path INTO NEW.scope_path FROM workforce_engagement WHERE id = NEW.engagement_id;\n        RETURN NEW;\n    ', hash='2d4890eb23c94d867ed848b822dc763b3fb8d4bc', operation='INSERT OR UPDATE OF "engagement_id", "scope_path"', pgid='pgtrigger_follow_engagement_a27fd', table='workforce_spell', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spell',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_spellevent" ("engagement_id", "id", "period", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "scope_path", "status", "workplace", "workplace_unit_id") SELECT new_values."engagement_id", new_values."id", new_values."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reason", new_values."scope_path", new_values."status", new_values."workplace", new_values."workplace_unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9e4734ee9bbe2ec2604d21dcaa3c9e98db79f231', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c62dc', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_spell', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spell',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_spellevent" ("engagement_id", "id", "period", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "scope_path", "status", "workplace", "workplace_unit_id") SELECT new_values."engagement_id", new_values."id", new_values."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."reason", new_values."scope_path", new_values."status", new_values."workplace", new_values."workplace_unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='104abcbdb083065946619a0413f5dae01b0f99e5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_db27a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_spell', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spell',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_spellevent" ("engagement_id", "id", "period", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "scope_path", "status", "workplace", "workplace_unit_id") SELECT old_values."engagement_id", old_values."id", old_values."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."reason", old_values."scope_path", old_values."status", old_values."workplace", old_values."workplace_unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4892b349d28f07b07cc841b00747771839fdfdba', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_db436', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_spell', when='AFTER')),
        ),
        Wall("workforce_spell"),
        Wall("workforce_spellevent", append_only=True),
        migrations.RunSQL(SPELLS),
        migrations.RemoveField(
            model_name='engagement',
            name='status',
        ),
        migrations.RemoveField(
            model_name='engagementevent',
            name='status',
        ),
    ]
