"""The walls round units and their facts, and the trigger that moves a subtree with all its rows."""

from django.db import migrations

from niangjia.kernel.walls import Wall

MOVE = """
CREATE FUNCTION organisations_take_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT scope_path || right(OLD.scope_path, 6) INTO STRICT NEW.scope_path
        FROM organisations_unit WHERE id = NEW.parent_id;
    RETURN NEW;
END $$;
CREATE TRIGGER take_path BEFORE UPDATE OF parent_id ON organisations_unit
    FOR EACH ROW WHEN (OLD.parent_id IS DISTINCT FROM NEW.parent_id)
    EXECUTE FUNCTION organisations_take_path();

CREATE FUNCTION organisations_move_subtree() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    walled record;
BEGIN
    -- Rows follow their unit or person by trigger, so what they follow must have moved before: a second and a
    -- third round take those that came too early.
    FOR round IN 1..3 LOOP
        FOR walled IN
            SELECT c.relname AS table_name, a.attname AS column_name
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
                    AND a.attname IN ('scope_path', 'unit_path') AND NOT a.attisdropped
                ORDER BY c.relname
        LOOP
            EXECUTE format(
                'UPDATE %1$I SET %2$I = $1 || substr(%2$I, $2) WHERE %2$I >= $3 AND %2$I < $4',
                walled.table_name, walled.column_name
            ) USING NEW.scope_path, length(OLD.scope_path) + 1, OLD.scope_path, OLD.scope_path || '~';
        END LOOP;
    END LOOP;
    RETURN NULL;
END $$;
CREATE TRIGGER move_subtree AFTER UPDATE OF parent_id ON organisations_unit
    FOR EACH ROW WHEN (OLD.parent_id IS DISTINCT FROM NEW.parent_id)
    EXECUTE FUNCTION organisations_move_subtree();
"""
# The unit itself takes its path before the update, so that the version kept of it lies where it goes.
UNMOVE = """
DROP FUNCTION organisations_move_subtree() CASCADE;
DROP FUNCTION organisations_take_path() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial"), ("kernel", "0002_walls")]

    operations = [
        Wall(
            "organisations_unit",
            "organisations_affiliation",
            "organisations_territory",
            "organisations_headcount",
            "organisations_unitcontact",
        ),
        Wall(
            "organisations_unitevent",
            "organisations_affiliationevent",
            "organisations_territoryevent",
            "organisations_headcountevent",
            "organisations_unitcontactevent",
            append_only=True,
        ),
        migrations.RunSQL(MOVE, UNMOVE),
    ]
