"""What a workbook's notice says may name people: it goes under the workbook's key."""

import json

from django.db import migrations, models

from niangjia.kernel.vault import vault

EVERYWHERE = "SELECT set_config('niangjia.scope_low', '0', true), set_config('niangjia.scope_high', '~', true)"


def seal_notices(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(EVERYWHERE)
        cursor.execute("SELECT id, data_key, notice FROM imports_import WHERE notice IS NOT NULL")
        told = []
        for row, key, notice in cursor.fetchall():
            said = notice if isinstance(notice, str) else json.dumps(notice, ensure_ascii=False)
            told.append((vault().seal(key, said, about="notice"), row))
        cursor.executemany("UPDATE imports_import SET notice_sealed = %s WHERE id = %s", told)


class Migration(migrations.Migration):

    dependencies = [
        ('imports', '0003_background_and_sides'),
        ('kernel', '0009_numbered_exports'),
    ]

    operations = [
        migrations.AddField(
            model_name='import',
            name='notice_sealed',
            field=models.BinaryField(help_text='why it stands where it stands, and the way out: it may name people', null=True),
        ),
        migrations.RunPython(seal_notices, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name='import',
            name='notice',
        ),
    ]
