"""The walls round replies, and what holds them together: shares sum to the whole, no post is allotted twice.

The sums are looked at when the transaction ends, so that a reply and its shares may come one after the other.
They are taken over all rows, seen or not: a unit that was given posts may since be managed elsewhere.
"""

from django.db import migrations

from niangjia.kernel.walls import Wall

SUMS = """
CREATE FUNCTION funding_add_up(replies bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    low text := coalesce(app_low(), '');
    high text := coalesce(app_high(), '');
    one record;
BEGIN
    PERFORM set_config('niangjia.scope_low', '0', true), set_config('niangjia.scope_high', '~', true);
    FOR one IN
        SELECT r.id, r.posts, r.amount,
            (extract(year FROM upper(r.period)) - extract(year FROM lower(r.period))) * 12
                + extract(month FROM upper(r.period)) - extract(month FROM lower(r.period)) AS months,
            (SELECT coalesce(sum(person_months), 0) FROM funding_replyshare WHERE reply_id = r.id) AS shared,
            (SELECT coalesce(sum(s.amount), 0) FROM funding_replyshare s WHERE reply_id = r.id) AS paid,
            (SELECT coalesce(bool_and(s.amount IS NOT NULL), false)
                FROM funding_replyshare s WHERE reply_id = r.id) AS all_paid,
            (SELECT coalesce(sum(a.posts), 0) FROM funding_replyallotment a WHERE reply_id = r.id) AS allotted
        FROM funding_budgetreply r WHERE r.id = ANY (replies)
    LOOP
        IF one.shared <> one.posts * one.months THEN
            RAISE EXCEPTION 'reply %: the shares sum to % person-months, not to % posts x % months',
                one.id, one.shared, one.posts, one.months USING ERRCODE = 'check_violation';
        ELSIF one.paid > one.amount OR (one.all_paid AND one.paid <> one.amount) THEN
            RAISE EXCEPTION 'reply %: the shares sum to % yuan, not to %',
                one.id, one.paid, one.amount USING ERRCODE = 'check_violation';
        ELSIF one.allotted > one.posts THEN
            RAISE EXCEPTION 'reply %: % posts are allotted of %',
                one.id, one.allotted, one.posts USING ERRCODE = 'check_violation';
        END IF;
    END LOOP;
    PERFORM set_config('niangjia.scope_low', low, true), set_config('niangjia.scope_high', high, true);
END $$;

CREATE FUNCTION funding_reply_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM funding_add_up(ARRAY[NEW.id]);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER adds_up AFTER INSERT OR UPDATE OF posts, period, amount ON funding_budgetreply
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION funding_reply_adds_up();

CREATE FUNCTION funding_part_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM funding_add_up(ARRAY[OLD.reply_id]);
    ELSIF TG_OP = 'UPDATE' THEN
        PERFORM funding_add_up(ARRAY[OLD.reply_id, NEW.reply_id]);
    ELSE
        PERFORM funding_add_up(ARRAY[NEW.reply_id]);
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER adds_up
    AFTER INSERT OR DELETE OR UPDATE OF reply_id, person_months, amount ON funding_replyshare
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION funding_part_adds_up();
CREATE CONSTRAINT TRIGGER adds_up AFTER INSERT OR UPDATE OF reply_id, posts ON funding_replyallotment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION funding_part_adds_up();

-- What is left to allot must be right for whoever reads the reply, though a unit may be out of their scope.
CREATE FUNCTION funding_count_allotted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    low text := coalesce(app_low(), '');
    high text := coalesce(app_high(), '');
    reply bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.reply_id ELSE NEW.reply_id END;
BEGIN
    PERFORM set_config('niangjia.scope_low', '0', true), set_config('niangjia.scope_high', '~', true);
    UPDATE funding_budgetreply SET allotted =
        (SELECT coalesce(sum(posts), 0) FROM funding_replyallotment WHERE reply_id = reply) WHERE id = reply;
    PERFORM set_config('niangjia.scope_low', low, true), set_config('niangjia.scope_high', high, true);
    RETURN NULL;
END $$;
CREATE TRIGGER count_allotted AFTER INSERT OR DELETE OR UPDATE OF posts ON funding_replyallotment
    FOR EACH ROW EXECUTE FUNCTION funding_count_allotted();

CREATE FUNCTION funding_show_face() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    low text := coalesce(app_low(), '');
    high text := coalesce(app_high(), '');
BEGIN
    PERFORM set_config('niangjia.scope_low', '0', true), set_config('niangjia.scope_high', '~', true);
    UPDATE funding_replyallotment SET reply_id = reply_id WHERE reply_id = NEW.id;
    PERFORM set_config('niangjia.scope_low', low, true), set_config('niangjia.scope_high', high, true);
    RETURN NULL;
END $$;
CREATE TRIGGER show_face AFTER UPDATE OF number, dated, issuer, year, period, ended_on ON funding_budgetreply
    FOR EACH ROW EXECUTE FUNCTION funding_show_face();
"""
UNSUM = """
DROP FUNCTION funding_show_face() CASCADE;
DROP FUNCTION funding_count_allotted() CASCADE;
DROP FUNCTION funding_part_adds_up() CASCADE;
DROP FUNCTION funding_reply_adds_up() CASCADE;
DROP FUNCTION funding_add_up(bigint[]) CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("funding", "0001_replies"), ("organisations", "0002_walls")]

    operations = [
        Wall("funding_budgetreply", "funding_replyshare", "funding_replyallotment"),
        Wall(
            "funding_budgetreplyevent",
            "funding_replyshareevent",
            "funding_replyallotmentevent",
            append_only=True,
        ),
        migrations.RunSQL(SUMS, UNSUM),
    ]
