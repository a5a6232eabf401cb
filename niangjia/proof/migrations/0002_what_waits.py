"""Every event waits for its seal, those of before the seals too.

Apart from the tables: their foreign key is held against the events by the owner, who sees none of them.
"""

from django.db import migrations

# Whoever writes an event has it sealed, whether or not they may write what waits.
WAITING = """
CREATE FUNCTION proof_wait() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO proof_unsealed (event_id) SELECT id FROM added;
    RETURN NULL;
END $$;
CREATE TRIGGER wait_for_seal AFTER INSERT ON kernel_auditevent
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION proof_wait();
SELECT set_config('niangjia.scope_low', '0', true), set_config('niangjia.scope_high', '~', true);
INSERT INTO proof_unsealed (event_id) SELECT id FROM kernel_auditevent;
SELECT set_config('niangjia.scope_low', '', true), set_config('niangjia.scope_high', '', true);
"""
NOT_WAITING = "DROP FUNCTION proof_wait() CASCADE"


class Migration(migrations.Migration):
    dependencies = [("proof", "0001_chains")]

    operations = [migrations.RunSQL(WAITING, NOT_WAITING)]
