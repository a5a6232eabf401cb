"""The walls round editions; what holds a frozen one as it is; who is told that an edition froze a unit."""

from django.db import migrations

from niangjia.kernel.flows.separation import Separation
from niangjia.kernel.flows.stepping import OnlyBySteps
from niangjia.kernel.walls import Wall

HOLD = """
CREATE FUNCTION editions_hold_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'edition % is withdrawn or superseded, never deleted', OLD.id
            USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.state <> 'draft' AND
        to_jsonb(OLD) - '{state,scope_path}'::text[] <> to_jsonb(NEW) - '{state,scope_path}'::text[]
    THEN
        RAISE EXCEPTION 'edition % is no draft: nothing of it changes but its state', OLD.id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER hold_edition BEFORE UPDATE OR DELETE ON editions_edition
    FOR EACH ROW EXECUTE FUNCTION editions_hold_edition();

-- Once a statement, whatever it writes: 50,000 lines are checked in one go. A row that only moved with its
-- unit is as it was; an edition out of sight is no draft. Rows before and after have no statistics: left to
-- itself the planner holds every one against every other.
CREATE FUNCTION editions_hold_lines() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $$
DECLARE
    frozen bigint;
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT one.edition_id INTO frozen FROM (SELECT DISTINCT edition_id FROM new_lines) one
            WHERE NOT EXISTS (SELECT 1 FROM editions_edition e WHERE e.id = one.edition_id AND e.state = 'draft')
            LIMIT 1;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT one.edition_id INTO frozen FROM (SELECT DISTINCT edition_id FROM old_lines) one
            WHERE NOT EXISTS (SELECT 1 FROM editions_edition e WHERE e.id = one.edition_id AND e.state = 'draft')
            LIMIT 1;
    ELSE
        SELECT one.edition_id INTO frozen FROM (
            SELECT b.edition_id FROM old_lines b JOIN new_lines a ON a.id = b.id
                WHERE to_jsonb(b) - 'scope_path' <> to_jsonb(a) - 'scope_path'
            UNION SELECT a.edition_id FROM old_lines b JOIN new_lines a ON a.id = b.id
                WHERE a.edition_id <> b.edition_id
        ) one
            WHERE NOT EXISTS (SELECT 1 FROM editions_edition e WHERE e.id = one.edition_id AND e.state = 'draft')
            LIMIT 1;
    END IF;
    IF FOUND THEN
        RAISE EXCEPTION 'edition % is no draft: its lines stay as they are', frozen
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER hold_entered AFTER INSERT ON editions_editionline
    REFERENCING NEW TABLE AS new_lines FOR EACH STATEMENT EXECUTE FUNCTION editions_hold_lines();
CREATE TRIGGER hold_changed AFTER UPDATE ON editions_editionline
    REFERENCING OLD TABLE AS old_lines NEW TABLE AS new_lines
    FOR EACH STATEMENT EXECUTE FUNCTION editions_hold_lines();
CREATE TRIGGER hold_deleted AFTER DELETE ON editions_editionline
    REFERENCING OLD TABLE AS old_lines FOR EACH STATEMENT EXECUTE FUNCTION editions_hold_lines();
"""
UNHOLD = """
DROP FUNCTION editions_hold_lines() CASCADE;
DROP FUNCTION editions_hold_edition() CASCADE;
"""

# A county may not see the edition of its prefecture, and must not take from under it what it rests on: titles
# are told, of editions that hold a unit at or below the one who asks.
FROZE = """
CREATE FUNCTION editions_that_froze(units bigint[], since timestamptz[]) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    low text := app_low();
    high text := app_high();
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
        ) ORDER BY e.year DESC, e.number DESC, e.id;
    PERFORM set_config('niangjia.scope_low', low, true), set_config('niangjia.scope_high', high, true);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("editions", "0001_initial"),
        ("kernel", "0004_flows"),
        ("organisations", "0002_walls"),
    ]

    operations = [
        Wall("editions_edition", "editions_editionline"),
        Wall("editions_editionevent", "editions_editionlineevent", append_only=True),
        migrations.RunSQL(HOLD, UNHOLD),
        migrations.RunSQL(FROZE, "DROP FUNCTION editions_that_froze(bigint[], timestamptz[])"),
        Separation(
            "editions.edition",
            [
                ("countersign", "submit"),
                ("approve", "submit"),
                ("approve", "countersign"),
                ("approve", "request"),
                ("return", "submit"),
                ("return", "countersign"),
                ("return", "request"),
                ("transcribe", "submit"),
            ],
        ),
        OnlyBySteps(
            "editions_edition",
            "edition",
            "draft",
            [
                ("submit", "draft", "countersigning"),
                ("withdraw", "draft", "withdrawn"),
                ("countersign", "countersigning", "countersigned"),
                ("send_back", "countersigning", "draft"),
                ("recall", "countersigned", "draft"),
                ("recall", "countersigning", "draft"),
                ("request", "countersigned", "requested"),
                ("approve", "requested", "approved"),
                ("return", "requested", "draft"),
                ("transcribe", "requested", "approved"),
                ("publish", "approved", "published"),
                ("supersede", "published", "superseded"),
            ],
        ),
    ]
