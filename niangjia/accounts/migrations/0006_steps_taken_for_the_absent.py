"""Steps taken before steps said for whom: the appointments know."""

from django.db import migrations

# A step was signed 张三（代李四）; of whoever stood in for two of one name on that day, either may be meant, and
# the later appointment is taken.
FILLED_IN = """
SELECT set_config('niangjia.scope_low', '0', true), set_config('niangjia.scope_high', '~', true);
UPDATE kernel_flowstep step SET behalf_key = found.absent
    FROM (
        SELECT DISTINCT ON (step.id) step.id, 'account:' || own.account_id AS absent
            FROM kernel_flowstep step
            JOIN accounts_appointment held ON step.by = 'account:' || held.account_id
                AND step.on_date BETWEEN held.from_date AND held.to_date
            JOIN accounts_appointment own ON own.id = held.acting_for_id
            JOIN accounts_account absent ON absent.id = own.account_id
            WHERE right(step.by_name, 3 + length(absent.name)) = '（代' || absent.name || '）'
            ORDER BY step.id, held.id DESC
    ) found
    WHERE step.id = found.id AND step.behalf_key = '';
SELECT set_config('niangjia.scope_low', '', true), set_config('niangjia.scope_high', '', true);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_signing'),
        ('kernel', '0011_for_whom_a_step_was_taken'),
    ]

    operations = [
        migrations.RunSQL(FILLED_IN, migrations.RunSQL.noop),
    ]
