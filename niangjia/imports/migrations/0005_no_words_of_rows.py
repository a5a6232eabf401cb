"""The words near the top of a dropped list were kept in the clear, people's numbers among them: no longer.

Of an office's form the words of its headings are enough. Those kept so far cannot be told from the others, so
the forms go with them, and an office says once more how its headings are read. Reversed, the column comes back
empty.
"""

from django.db import migrations, models

FORGOTTEN = """
    SELECT set_config('niangjia.scope_low', '0', true), set_config('niangjia.scope_high', '~', true);
    DELETE FROM imports_officeform;
"""
# What was dropped or deleted stays on the disk until the table is written anew.
REWRITTEN = """
    CLUSTER imports_import USING imports_import_pkey;
    CLUSTER imports_officeform USING imports_officeform_pkey;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('imports', '0004_notices_sealed'),
    ]

    operations = [
        migrations.RunSQL(FORGOTTEN, migrations.RunSQL.noop),
        migrations.RemoveField(
            model_name='import',
            name='words',
        ),
        migrations.RunSQL(REWRITTEN, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name='officeform',
            name='words',
            field=models.JSONField(help_text='the words of its headings, sorted; of no row below them'),
        ),
    ]
