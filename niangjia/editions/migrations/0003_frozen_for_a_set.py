"""Who acts for a named set of units is told what froze its members, and nothing of the units between them."""

from django.db import migrations

FROZE = """
CREATE OR REPLACE FUNCTION editions_that_froze(units bigint[], since timestamptz[]) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    low text := app_low();
    high text := app_high();
    members text[] := app_only();
BEGIN
    IF low IS NULL OR high IS NULL THEN
        RETURN;
    END IF;
    PERFORM set_config('niangjia.scope_low', '0', true), set_config('niangjia.scope_high', '~', true);
    RETURN QUERY
        SELECT e.title FROM editions_edition e WHERE e.state NOT IN ('draft', 'withdrawn') AND EXISTS (
            SELECT 1 FROM editions_editionline l
                JOIN unnest(units, since) AS asked(unit, written) ON asked.unit = l.unit_key
                JOIN organisations_unit u ON u.id = asked.unit
            WHERE l.edition_id = e.id AND e.taken_at >= asked.written
                AND u.scope_path >= low AND u.scope_path < high
                AND (members IS NULL OR app_under(u.scope_path, members))
        ) ORDER BY e.year DESC, e.number DESC, e.id;
    PERFORM set_config('niangjia.scope_low', low, true), set_config('niangjia.scope_high', high, true);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("editions", "0002_walls"), ("kernel", "0008_closed_doors")]

    operations = [migrations.RunSQL(FROZE, migrations.RunSQL.noop)]
