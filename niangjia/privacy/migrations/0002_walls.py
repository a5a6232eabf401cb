"""The wall round holds and requests, and that they lie where their person lies."""

from django.db import migrations

from niangjia.kernel.walls import Wall

FOLLOW = """
CREATE FUNCTION privacy_follow_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE privacy_hold lying SET scope_path = moved.scope_path FROM new_rows moved
        WHERE lying.person = moved.id AND lying.scope_path <> moved.scope_path;
    UPDATE privacy_ownrequest lying SET scope_path = moved.scope_path FROM new_rows moved
        WHERE lying.person = moved.id AND lying.scope_path <> moved.scope_path;
    RETURN NULL;
END $$;
CREATE TRIGGER privacy_follow_person AFTER UPDATE ON workforce_person
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION privacy_follow_person();
"""
UNFOLLOW = "DROP FUNCTION privacy_follow_person() CASCADE"


class Migration(migrations.Migration):
    dependencies = [
        ("privacy", "0001_holds_and_requests"),
        ("workforce", "0005_roster_totals"),
        ("kernel", "0007_wider_walls"),
    ]

    operations = [
        Wall("privacy_hold", "privacy_ownrequest"),
        Wall("privacy_holdevent", "privacy_ownrequestevent", append_only=True),
        migrations.RunSQL(FOLLOW, UNFOLLOW),
    ]
