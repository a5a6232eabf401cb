"""The wall round drafts; two persons; a state changes by its steps; what is not in draft stays as it is."""

from django.db import migrations

from niangjia.kernel.flows.separation import Separation
from niangjia.kernel.flows.stepping import OnlyBySteps
from niangjia.kernel.walls import Wall

HOLD = """
CREATE FUNCTION authoring_hold_draft() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moving text[] := '{state,scope_path,publication_id,changed_at}';
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'draft % is discarded, never deleted', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.state <> 'draft' AND to_jsonb(OLD) - moving <> to_jsonb(NEW) - moving THEN
        RAISE EXCEPTION 'draft % is handed in: nothing of its text changes', OLD.id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER hold_draft BEFORE UPDATE OR DELETE ON authoring_draft
    FOR EACH ROW EXECUTE FUNCTION authoring_hold_draft();
"""


class Migration(migrations.Migration):
    dependencies = [("authoring", "0001_drafts"), ("kernel", "0004_flows"), ("organisations", "0002_walls")]

    operations = [
        Wall("authoring_draft"),
        Wall("authoring_draftevent", append_only=True),
        migrations.RunSQL(HOLD, "DROP FUNCTION authoring_hold_draft() CASCADE"),
        Separation("authoring.draft", [("publish", "submit")]),
        OnlyBySteps(
            "authoring_draft",
            "draft",
            "draft",
            [
                ("submit", "draft", "submitted"),
                ("publish", "submitted", "published"),
                ("send_back", "submitted", "draft"),
                ("recall", "submitted", "draft"),
                ("withdraw", "published", "withdrawn"),
                ("discard", "draft", "discarded"),
            ],
        ),
    ]
