"""What offices write freely of a person leaves history's clear columns, sealed first under the person's key.

Reversed, the columns come back with what the keys that are left still open.
"""

import json

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from niangjia.kernel.vault import vault

BATCH = 2_000
EVERYWHERE = """
    SELECT set_config('niangjia.scope_low', '0', true), set_config('niangjia.scope_high', '~', true)
"""
OF_THE_PERSON = "workforce_person person ON person.id = told.person_id"
OF_THE_ENGAGEMENT = """
    workforce_engagement held ON held.id = told.engagement_id
    LEFT JOIN LATERAL (
        SELECT person_id FROM workforce_engagementevent kept
         WHERE kept.pgh_obj_id = told.engagement_id AND held.id IS NULL LIMIT 1
    ) gone ON true
    LEFT JOIN workforce_person person ON person.id = coalesce(held.person_id, gone.person_id)
"""
TABLES = {
    "workforce_certificate": (OF_THE_PERSON, ("control_number", "registration_number")),
    "workforce_engagement": (OF_THE_PERSON, ("employer", "post_title", "leaving_reason", "remark")),
    "workforce_spell": (OF_THE_ENGAGEMENT, ("workplace", "reason")),
}
HISTORIES = [f"{table}event" for table in TABLES]
NEXT = """
    SELECT told.{key}, person.data_key, {columns} FROM {table} told LEFT JOIN {whose}
    WHERE told.{key} > %s AND {telling} ORDER BY told.{key} LIMIT %s
"""
SEALED = """
    UPDATE {table} SET profile_sealed = told.sealed
    FROM unnest(%s::bigint[], %s::bytea[]) AS told (key, sealed) WHERE {table}.{key} = told.key
"""
OPENED = """
    UPDATE {table} SET {column} = told.value
    FROM unnest(%s::bigint[], %s::text[]) AS told (key, value) WHERE {table}.{key} = told.key
"""
# Of whom is anonymous nothing may be told: there is no key that it could be sealed under.
FORGOTTEN = "UPDATE {table} SET {emptied} WHERE profile_sealed IS NULL AND {telling}"
# A dropped column stays on the disk until its row is written anew: what it told must not.
REWRITTEN = "CLUSTER {table} USING {table}_pkey"


def seal(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(EVERYWHERE)
        for table, (whose, columns) in TABLES.items():
            telling = " || ".join(f"told.{column}" for column in columns) + " <> ''"
            for kept, key in ((table, "id"), (f"{table}event", "pgh_id")):
                for rows in batches(cursor, kept, key, whose, columns, telling):
                    told = [(row[0], profile(row[1], columns, row[2:])) for row in rows if row[1]]
                    if told:
                        sealed = [list(column) for column in zip(*told, strict=True)]
                        cursor.execute(SEALED.format(table=kept, key=key), sealed)
            emptied = ", ".join(f"{column} = ''" for column in columns)
            left = telling.replace("told.", "")
            cursor.execute(FORGOTTEN.format(table=table, emptied=emptied, telling=left))


def reopen(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(EVERYWHERE)
        for table, (whose, columns) in TABLES.items():
            kept, key = f"{table}event", "pgh_id"
            telling = "told.profile_sealed IS NOT NULL AND person.data_key IS NOT NULL"
            for rows in batches(cursor, kept, key, whose, ("profile_sealed",), telling):
                told = [json.loads(vault().open(row[1], row[2], about="profile")) for row in rows]
                for column in columns:
                    values = [[row[0] for row in rows], [one.get(column, "") for one in told]]
                    cursor.execute(OPENED.format(table=kept, key=key, column=column), values)


def batches(cursor, table, key, whose, columns, telling):
    last, asked = 0, ", ".join(f"told.{column}" for column in columns)
    while True:
        statement = NEXT.format(table=table, key=key, whose=whose, columns=asked, telling=telling)
        cursor.execute(statement, [last, BATCH])
        rows = cursor.fetchall()
        if not rows:
            break
        last = rows[-1][0]
        yield rows


def profile(key, columns, values):
    told = {column: value for column, value in zip(columns, values, strict=True) if value}
    return vault().seal(key, json.dumps(told, ensure_ascii=False), about="profile")


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0006_keys_on_the_row_alone'),
        ('workforce', '0007_keys_on_the_row_alone'),
    ]

    operations = [
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
            model_name='spell',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='spell',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='spell',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='certificate',
            name='profile_sealed',
            field=models.BinaryField(help_text='the clear columns, as history keeps them', null=True),
        ),
        migrations.AddField(
            model_name='certificateevent',
            name='profile_sealed',
            field=models.BinaryField(help_text='the clear columns, as history keeps them', null=True),
        ),
        migrations.AddField(
            model_name='engagement',
            name='profile_sealed',
            field=models.BinaryField(help_text='the clear columns, as history keeps them', null=True),
        ),
        migrations.AddField(
            model_name='engagementevent',
            name='profile_sealed',
            field=models.BinaryField(help_text='the clear columns, as history keeps them', null=True),
        ),
        migrations.AddField(
            model_name='spell',
            name='profile_sealed',
            field=models.BinaryField(help_text='the clear columns, as history keeps them', null=True),
        ),
        migrations.AddField(
            model_name='spellevent',
            name='profile_sealed',
            field=models.BinaryField(help_text='the clear columns, as history keeps them', null=True),
        ),
        migrations.RunPython(seal, reopen),
        migrations.RemoveField(
            model_name='certificateevent',
            name='control_number',
        ),
        migrations.RemoveField(
            model_name='certificateevent',
            name='registration_number',
        ),
        migrations.RemoveField(
            model_name='engagementevent',
            name='employer',
        ),
        migrations.RemoveField(
            model_name='engagementevent',
            name='leaving_reason',
        ),
        migrations.RemoveField(
            model_name='engagementevent',
            name='post_title',
        ),
        migrations.RemoveField(
            model_name='engagementevent',
            name='remark',
        ),
        migrations.RemoveField(
            model_name='spellevent',
            name='reason',
        ),
        migrations.RemoveField(
            model_name='spellevent',
            name='workplace',
        ),
        *(migrations.RunSQL(REWRITTEN.format(table=table), migrations.RunSQL.noop) for table in HISTORIES),
        migrations.AddConstraint(
            model_name='certificate',
            constraint=models.CheckConstraint(condition=models.Q(('profile_sealed__isnull', False), models.Q(('control_number', ''), ('registration_number', '')), _connector='OR'), name='certificate_told_beside_its_seal'),
        ),
        migrations.AddConstraint(
            model_name='engagement',
            constraint=models.CheckConstraint(condition=models.Q(('profile_sealed__isnull', False), models.Q(('employer', ''), ('leaving_reason', ''), ('post_title', ''), ('remark', '')), _connector='OR'), name='engagement_told_beside_its_seal'),
        ),
        migrations.AddConstraint(
            model_name='spell',
            constraint=models.CheckConstraint(condition=models.Q(('profile_sealed__isnull', False), models.Q(('reason', ''), ('workplace', '')), _connector='OR'), name='spell_told_beside_its_seal'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_certificateevent" ("id", "level", "obtained_date", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_sealed", "registered_date", "scope_path", "valid_until") SELECT new_values."id", new_values."level", new_values."obtained_date", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."profile_sealed", new_values."registered_date", new_values."scope_path", new_values."valid_until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cd439b1f7f25713aba44a03b6063bdb1351aab36', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9a234', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_certificate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_certificateevent" ("id", "level", "obtained_date", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_sealed", "registered_date", "scope_path", "valid_until") SELECT new_values."id", new_values."level", new_values."obtained_date", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."profile_sealed", new_values."registered_date", new_values."scope_path", new_values."valid_until" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."level" IS DISTINCT FROM (new_values."level") OR old_values."obtained_date" IS DISTINCT FROM (new_values."obtained_date") OR old_values."person_id" IS DISTINCT FROM (new_values."person_id") OR old_values."profile_sealed" IS DISTINCT FROM (new_values."profile_sealed") OR old_values."registered_date" IS DISTINCT FROM (new_values."registered_date") OR old_values."scope_path" IS DISTINCT FROM (new_values."scope_path") OR old_values."valid_until" IS DISTINCT FROM (new_values."valid_until")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a4ce5eb2e98744fcbcd4aa0e38bd718e94b42293', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_af656', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_certificate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='certificate',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_certificateevent" ("id", "level", "obtained_date", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_sealed", "registered_date", "scope_path", "valid_until") SELECT old_values."id", old_values."level", old_values."obtained_date", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."profile_sealed", old_values."registered_date", old_values."scope_path", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='7919a897f48a0422f7104463cfcdb4fe3d26f970', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d1a23', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_certificate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='engagement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_engagementevent" ("contract_end_date", "form", "full_time", "id", "insured", "left_date", "monthly_wage", "open_ended", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_sealed", "scope_path", "start_date", "unit_id") SELECT new_values."contract_end_date", new_values."form", new_values."full_time", new_values."id", new_values."insured", new_values."left_date", new_values."monthly_wage", new_values."open_ended", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."profile_sealed", new_values."scope_path", new_values."start_date", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4c4809317de15a4b5c5f11ead7a4b77b7a2f34ef', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_390c3', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_engagement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='engagement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_engagementevent" ("contract_end_date", "form", "full_time", "id", "insured", "left_date", "monthly_wage", "open_ended", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_sealed", "scope_path", "start_date", "unit_id") SELECT new_values."contract_end_date", new_values."form", new_values."full_time", new_values."id", new_values."insured", new_values."left_date", new_values."monthly_wage", new_values."open_ended", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."profile_sealed", new_values."scope_path", new_values."start_date", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."contract_end_date" IS DISTINCT FROM (new_values."contract_end_date") OR old_values."form" IS DISTINCT FROM (new_values."form") OR old_values."full_time" IS DISTINCT FROM (new_values."full_time") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."insured" IS DISTINCT FROM (new_values."insured") OR old_values."left_date" IS DISTINCT FROM (new_values."left_date") OR old_values."monthly_wage" IS DISTINCT FROM (new_values."monthly_wage") OR old_values."open_ended" IS DISTINCT FROM (new_values."open_ended") OR old_values."person_id" IS DISTINCT FROM (new_values."person_id") OR old_values."profile_sealed" IS DISTINCT FROM (new_values."profile_sealed") OR old_values."scope_path" IS DISTINCT FROM (new_values."scope_path") OR old_values."start_date" IS DISTINCT FROM (new_values."start_date") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5f0786d63241d0c5c41cbeabb1afaae2f907e837', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e1af0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_engagement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='engagement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_engagementevent" ("contract_end_date", "form", "full_time", "id", "insured", "left_date", "monthly_wage", "open_ended", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_sealed", "scope_path", "start_date", "unit_id") SELECT old_values."contract_end_date", old_values."form", old_values."full_time", old_values."id", old_values."insured", old_values."left_date", old_values."monthly_wage", old_values."open_ended", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."profile_sealed", old_values."scope_path", old_values."start_date", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0adb50b22b316cf5b1ed96e8bfaf2b016c145fda', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a9df4', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_engagement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spell',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_spellevent" ("engagement_id", "id", "period", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_sealed", "scope_path", "status", "workplace_unit_id") SELECT new_values."engagement_id", new_values."id", new_values."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."profile_sealed", new_values."scope_path", new_values."status", new_values."workplace_unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d04ae94ba5a740813782642e530fd880eaa357d7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c62dc', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_spell', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spell',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_spellevent" ("engagement_id", "id", "period", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_sealed", "scope_path", "status", "workplace_unit_id") SELECT new_values."engagement_id", new_values."id", new_values."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."profile_sealed", new_values."scope_path", new_values."status", new_values."workplace_unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."engagement_id" IS DISTINCT FROM (new_values."engagement_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."period" IS DISTINCT FROM (new_values."period") OR old_values."profile_sealed" IS DISTINCT FROM (new_values."profile_sealed") OR old_values."scope_path" IS DISTINCT FROM (new_values."scope_path") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."workplace_unit_id" IS DISTINCT FROM (new_values."workplace_unit_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0493a1fa169e233f66c2b0ae7a051beae114386c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_db27a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_spell', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spell',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_spellevent" ("engagement_id", "id", "period", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_sealed", "scope_path", "status", "workplace_unit_id") SELECT old_values."engagement_id", old_values."id", old_values."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."profile_sealed", old_values."scope_path", old_values."status", old_values."workplace_unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='6ae38998f69a03a4980d7b7456f0117c9435773c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_db436', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_spell', when='AFTER')),
        ),
    ]
