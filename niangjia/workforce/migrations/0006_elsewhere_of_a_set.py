"""Who acts for a named set of units is told of persons between its members as of any others elsewhere."""

from django.db import migrations

ELSEWHERE = """
CREATE OR REPLACE FUNCTION workforce_persons_elsewhere(indexes bytea[]) RETURNS SETOF bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    low text := app_low();
    high text := app_high();
    members text[] := app_only();
BEGIN
    IF low IS NULL OR high IS NULL THEN
        RETURN;  -- whoever acts for nobody is told nothing
    END IF;
    PERFORM set_config('niangjia.scope_low', '0', true), set_config('niangjia.scope_high', '~', true);
    RETURN QUERY SELECT id_number_index FROM workforce_person
        WHERE id_number_index = ANY (indexes) AND NOT (
            scope_path >= low AND scope_path < high
            AND (members IS NULL OR app_under(scope_path, members))
        );
    PERFORM set_config('niangjia.scope_low', low, true), set_config('niangjia.scope_high', high, true);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("workforce", "0005_roster_totals"), ("kernel", "0008_closed_doors")]

    operations = [migrations.RunSQL(ELSEWHERE, migrations.RunSQL.noop)]
