"""A person's key leaves the history, and what history told in the clear is sealed under it first."""

import json

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from niangjia.kernel.vault import vault

BATCH = 2_000
EVERYWHERE = "SELECT set_config('niangjia.scope_low', '0', true), set_config('niangjia.scope_high', '~', true)"
NEXT = """
    SELECT {key}, data_key, name, birth_date, ethnic_group, political_status, education FROM {table}
    WHERE {key} > %s ORDER BY {key} LIMIT %s
"""
SEALED = """
    UPDATE {table} SET profile_sealed = told.sealed
    FROM unnest(%s::bigint[], %s::bytea[]) AS told (key, sealed) WHERE {table}.{key} = told.key
"""
# A dropped column stays on the disk until its row is written anew: keys and names must not.
REWRITTEN = "CLUSTER workforce_personevent USING workforce_personevent_pkey"


def seal_profiles(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(EVERYWHERE)
        for table, key in (("workforce_person", "id"), ("workforce_personevent", "pgh_id")):
            last = 0
            while True:
                cursor.execute(NEXT.format(table=table, key=key), [last, BATCH])
                rows = cursor.fetchall()
                if not rows:
                    break
                last = rows[-1][0]
                sealed = [profile(*row[1:]) for row in rows]
                cursor.execute(SEALED.format(table=table, key=key), [[row[0] for row in rows], sealed])


def profile(key, name, born, ethnic_group, political_status, education):
    told = {
        "name": name,
        "birth_date": born and born.isoformat(),
        "ethnic_group": ethnic_group,
        "political_status": political_status,
        "education": education,
    }
    told = {name: value for name, value in told.items() if value}
    return vault().seal(key, json.dumps(told, ensure_ascii=False), about="profile")


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0006_keys_on_the_row_alone'),
        ('workforce', '0006_elsewhere_of_a_set'),
    ]

    operations = [
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
            model_name='person',
            name='address_sealed',
            field=models.BinaryField(help_text='home address', null=True),
        ),
        migrations.AddField(
            model_name='person',
            name='bank_card_index',
            field=models.BinaryField(db_index=True, null=True),
        ),
        migrations.AddField(
            model_name='person',
            name='bank_card_sealed',
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name='person',
            name='profile_sealed',
            field=models.BinaryField(help_text='the clear columns, as history keeps them', null=True),
        ),
        migrations.AddField(
            model_name='personevent',
            name='address_sealed',
            field=models.BinaryField(help_text='home address', null=True),
        ),
        migrations.AddField(
            model_name='personevent',
            name='bank_card_sealed',
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name='personevent',
            name='profile_sealed',
            field=models.BinaryField(help_text='the clear columns, as history keeps them', null=True),
        ),
        migrations.RunPython(seal_profiles, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name='personevent',
            name='birth_date',
        ),
        migrations.RemoveField(
            model_name='personevent',
            name='data_key',
        ),
        migrations.RemoveField(
            model_name='personevent',
            name='education',
        ),
        migrations.RemoveField(
            model_name='personevent',
            name='ethnic_group',
        ),
        migrations.RemoveField(
            model_name='personevent',
            name='id_number_index',
        ),
        migrations.RemoveField(
            model_name='personevent',
            name='initials',
        ),
        migrations.RemoveField(
            model_name='personevent',
            name='name',
        ),
        migrations.RemoveField(
            model_name='personevent',
            name='phone_index',
        ),
        migrations.RemoveField(
            model_name='personevent',
            name='political_status',
        ),
        migrations.RunSQL(REWRITTEN, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name='person',
            name='data_key',
            field=models.BinaryField(help_text="the person's key, wrapped under a master key", null=True),
        ),
        migrations.AlterField(
            model_name='person',
            name='id_number_index',
            field=models.BinaryField(null=True, unique=True),
        ),
        migrations.AlterField(
            model_name='person',
            name='id_number_sealed',
            field=models.BinaryField(null=True),
        ),
        migrations.AlterField(
            model_name='personevent',
            name='id_number_sealed',
            field=models.BinaryField(null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_personevent" ("address_sealed", "bank_card_sealed", "id", "id_number_sealed", "other_phones_sealed", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_sealed", "profile_sealed", "scope_path", "sex", "unit_id") SELECT new_values."address_sealed", new_values."bank_card_sealed", new_values."id", new_values."id_number_sealed", new_values."other_phones_sealed", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."phone_sealed", new_values."profile_sealed", new_values."scope_path", new_values."sex", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1253bf135168902b0331499ae1ac5ba437296455', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ddaf0', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_personevent" ("address_sealed", "bank_card_sealed", "id", "id_number_sealed", "other_phones_sealed", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_sealed", "profile_sealed", "scope_path", "sex", "unit_id") SELECT new_values."address_sealed", new_values."bank_card_sealed", new_values."id", new_values."id_number_sealed", new_values."other_phones_sealed", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."phone_sealed", new_values."profile_sealed", new_values."scope_path", new_values."sex", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."address_sealed" IS DISTINCT FROM (new_values."address_sealed") OR old_values."bank_card_sealed" IS DISTINCT FROM (new_values."bank_card_sealed") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."id_number_sealed" IS DISTINCT FROM (new_values."id_number_sealed") OR old_values."other_phones_sealed" IS DISTINCT FROM (new_values."other_phones_sealed") OR old_values."phone_sealed" IS DISTINCT FROM (new_values."phone_sealed") OR old_values."profile_sealed" IS DISTINCT FROM (new_values."profile_sealed") OR old_values."scope_path" IS DISTINCT FROM (new_values."scope_path") OR old_values."sex" IS DISTINCT FROM (new_values."sex") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a0bb48c48fc05b2bad86228ac2e0d3d773e21f05', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_cc8ce', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_personevent" ("address_sealed", "bank_card_sealed", "id", "id_number_sealed", "other_phones_sealed", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_sealed", "profile_sealed", "scope_path", "sex", "unit_id") SELECT old_values."address_sealed", old_values."bank_card_sealed", old_values."id", old_values."id_number_sealed", old_values."other_phones_sealed", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."phone_sealed", old_values."profile_sealed", old_values."scope_path", old_values."sex", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='61d0244215d059a9fa224bc2c623aa86bcee2b3d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2255b', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_person', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('data_key__isnull', False), ('id_number_sealed__isnull', False), ('id_number_index__isnull', False), ('profile_sealed__isnull', False)), models.Q(('address_sealed', None), ('bank_card_index', None), ('bank_card_sealed', None), ('birth_date', None), ('data_key', None), ('id_number_index', None), ('id_number_sealed', None), ('other_phones_sealed', None), ('phone_index', None), ('phone_sealed', None), ('profile_sealed', None)), _connector='OR'), name='nothing_personal_without_a_key'),
        ),
    ]
