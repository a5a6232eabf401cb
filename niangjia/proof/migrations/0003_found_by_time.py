"""Kept versions are found by when they were written: what one act changed, among millions.

They lie in the order of time, so that an index of block ranges is enough: a few pages for a whole country.
"""

from django.db import migrations

FOUND = """
DO $$
DECLARE kept record;
BEGIN
    FOR kept IN
        SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'pgh_created_at'
    LOOP
        EXECUTE format('CREATE INDEX %I ON %I USING brin (pgh_created_at)', left(kept.relname, 50) || '_when',
                       kept.relname);
    END LOOP;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("proof", "0002_what_waits"),
        ("accounts", "0005_signing"),
        ("authoring", "0002_walls"),
        ("editions", "0004_nothing_below_a_unit_alone"),
        ("funding", "0002_walls_and_sums"),
        ("organisations", "0006_keys_on_the_row_alone"),
        ("privacy", "0003_sign_ins_past_their_time"),
        ("scenarios", "0002_walls"),
        ("workforce", "0007_keys_on_the_row_alone"),
    ]

    operations = [migrations.RunSQL(FOUND, migrations.RunSQL.noop)]
