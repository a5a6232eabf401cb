"""A publication is never changed but once: when it ends."""

from django.db import migrations

TRIGGER = """
CREATE FUNCTION archive_only_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.ended_at IS NOT NULL OR (NEW.text_id, NEW.name, NEW.jurisdiction, NEW.drafted_by_name,
        NEW.published_by, NEW.published_by_name, NEW.published_at) IS DISTINCT FROM (OLD.text_id, OLD.name,
        OLD.jurisdiction, OLD.drafted_by_name, OLD.published_by, OLD.published_by_name, OLD.published_at)
    THEN
        RAISE EXCEPTION 'publication % is not changed, only ended, and once', OLD.id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER only_ends BEFORE UPDATE ON archive_publication
    FOR EACH ROW EXECUTE FUNCTION archive_only_ends();
CREATE FUNCTION archive_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'publication % stays', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER stays BEFORE DELETE ON archive_publication
    FOR EACH ROW EXECUTE FUNCTION archive_stays();
"""
UNTRIGGER = "DROP FUNCTION archive_only_ends() CASCADE; DROP FUNCTION archive_stays() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("archive", "0002_word_for_word")]

    operations = [migrations.RunSQL(TRIGGER, UNTRIGGER)]
