"""The walls round persons, and the one function that tells that a person is on another roster, not where."""

from django.db import migrations

from niangjia.kernel.walls import Wall

ELSEWHERE = """
CREATE FUNCTION workforce_persons_elsewhere(indexes bytea[]) RETURNS SETOF bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    low text := app_low();
    high text := app_high();
BEGIN
    IF low IS NULL OR high IS NULL THEN
        RETURN;  -- whoever acts for nobody is told nothing
    END IF;
    PERFORM set_config('niangjia.scope_low', '0', true), set_config('niangjia.scope_high', '~', true);
    RETURN QUERY SELECT id_number_index FROM workforce_person
        WHERE id_number_index = ANY (indexes) AND NOT (scope_path >= low AND scope_path < high);
    PERFORM set_config('niangjia.scope_low', low, true), set_config('niangjia.scope_high', high, true);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("workforce", "0001_initial"), ("organisations", "0002_walls")]

    operations = [
        Wall("workforce_person", "workforce_certificate", "workforce_persongram", "workforce_engagement"),
        Wall(
            "workforce_personevent",
            "workforce_certificateevent",
            "workforce_engagementevent",
            append_only=True,
        ),
        migrations.RunSQL(
            ELSEWHERE, "DROP FUNCTION workforce_persons_elsewhere(bytea[]);"
        ),
    ]
