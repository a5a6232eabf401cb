"""What happened at people's doors is only ever added to; past its time it goes, and only so."""

from django.db import migrations

FORGET = """
CREATE FUNCTION privacy_forget_sign_ins(before timestamptz) RETURNS bigint
LANGUAGE plpgsql STRICT SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    number bigint;
BEGIN
    IF before > now() - interval '6 months' THEN
        RAISE EXCEPTION 'sign-ins are kept six months at least';
    END IF;
    IF app_low() IS DISTINCT FROM '0' OR app_high() IS DISTINCT FROM '~' THEN
        RAISE EXCEPTION 'only the house as a whole forgets sign-ins';
    END IF;
    DELETE FROM accounts_signinnote WHERE at < before;
    GET DIAGNOSTICS number = ROW_COUNT;
    RETURN number;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("privacy", "0002_walls"), ("accounts", "0005_signing")]

    operations = [migrations.RunSQL(FORGET, "DROP FUNCTION privacy_forget_sign_ins(timestamptz)")]
