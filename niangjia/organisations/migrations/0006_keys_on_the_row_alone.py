"""A contact's key leaves the history, and the name that history told in the clear is sealed under it first."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from niangjia.kernel.vault import vault

EVERYWHERE = "SELECT set_config('niangjia.scope_low', '0', true), set_config('niangjia.scope_high', '~', true)"
# A dropped column stays on the disk until its row is written anew: keys and names must not.
REWRITTEN = "CLUSTER organisations_unitcontactevent USING organisations_unitcontactevent_pkey"


def seal_names(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(EVERYWHERE)
        for table, key in (("organisations_unitcontact", "id"), ("organisations_unitcontactevent", "pgh_id")):
            cursor.execute(f"SELECT {key}, data_key, name FROM {table}")
            told = [(row, vault().seal(under, name, about="contact_name")) for row, under, name in cursor]
            cursor.executemany(
                f"UPDATE {table} SET name_sealed = %s WHERE {key} = %s", [(one, row) for row, one in told]
            )


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0005_totals'),
        ('kernel', '0009_numbered_exports'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='unitcontact',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='unitcontact',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='unitcontact',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='unitcontact',
            name='name_sealed',
            field=models.BinaryField(help_text='the name, as history keeps it', null=True),
        ),
        migrations.AddField(
            model_name='unitcontactevent',
            name='name_sealed',
            field=models.BinaryField(help_text='the name, as history keeps it', null=True),
        ),
        migrations.RunPython(seal_names, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name='unitcontactevent',
            name='data_key',
        ),
        migrations.RemoveField(
            model_name='unitcontactevent',
            name='name',
        ),
        migrations.RunSQL(REWRITTEN, migrations.RunSQL.noop),
        pgtrigger.migrations.AddTrigger(
            model_name='unitcontact',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_unitcontactevent" ("id", "name_sealed", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_sealed", "scope_path", "unit_id") SELECT new_values."id", new_values."name_sealed", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."phone_sealed", new_values."scope_path", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0437be71b636b31df86d17c23ba1d5f00643442d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_4f0dd', referencing='REFERENCING NEW TABLE AS new_values ', table='organisations_unitcontact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unitcontact',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_unitcontactevent" ("id", "name_sealed", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_sealed", "scope_path", "unit_id") SELECT new_values."id", new_values."name_sealed", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."phone_sealed", new_values."scope_path", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."name_sealed" IS DISTINCT FROM (new_values."name_sealed") OR old_values."phone_sealed" IS DISTINCT FROM (new_values."phone_sealed") OR old_values."scope_path" IS DISTINCT FROM (new_values."scope_path") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a1bdcc2c61c6211fb80c292ce1c8b96714a6ad4c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_01f41', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='organisations_unitcontact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unitcontact',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "organisations_unitcontactevent" ("id", "name_sealed", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone_sealed", "scope_path", "unit_id") SELECT old_values."id", old_values."name_sealed", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."phone_sealed", old_values."scope_path", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='7345bfa80b07b9fb1d47696e13dbd608b1bb2c7d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_916f2', referencing='REFERENCING OLD TABLE AS old_values ', table='organisations_unitcontact', when='AFTER')),
        ),
    ]
