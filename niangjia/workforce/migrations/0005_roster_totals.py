"""Totals of the roster by federation, and the marks that facts leave on them."""

import django.db.models.deletion
import niangjia.kernel.models
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from niangjia.kernel.marks import Marks, TreeMarks
from niangjia.kernel.walls import Wall

SUBJECT = "workforce.roster"
FEDERATIONS = (
    "national_federation",
    "province_federation",
    "prefecture_federation",
    "county_federation",
    "zone_federation",
)
# What is told of a person counts where the person is posted, also where whoever changes it does not see.
MARKS = f"""
CREATE FUNCTION workforce_mark_postings(persons bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    low text := coalesce(app_low(), '');
    high text := coalesce(app_high(), '');
BEGIN
    PERFORM set_config('niangjia.scope_low', '0', true), set_config('niangjia.scope_high', '~', true);
    INSERT INTO kernel_mark (subject, unit_id, scope_path)
        SELECT DISTINCT '{SUBJECT}', unit_id, scope_path FROM workforce_engagement
            WHERE person_id = ANY (persons);
    PERFORM set_config('niangjia.scope_low', low, true), set_config('niangjia.scope_high', high, true);
END $$;

CREATE FUNCTION workforce_mark_persons() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed bigint[] := ARRAY(
        SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id
            WHERE (n.unit_id, n.sex, n.birth_date, n.education)
                IS DISTINCT FROM (o.unit_id, o.sex, o.birth_date, o.education)
    );
BEGIN
    IF cardinality(changed) > 0 THEN
        PERFORM workforce_mark_postings(changed);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER mark_workforce_roster_of_person AFTER UPDATE ON workforce_person
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION workforce_mark_persons();

CREATE FUNCTION workforce_mark_certificates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM workforce_mark_postings(ARRAY(SELECT DISTINCT person_id FROM new_rows));
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM workforce_mark_postings(ARRAY(SELECT DISTINCT person_id FROM old_rows));
    ELSE
        PERFORM workforce_mark_postings(ARRAY(
            SELECT unnest(ARRAY[n.person_id, o.person_id]) FROM new_rows n JOIN old_rows o ON o.id = n.id
                WHERE (n.person_id, n.level) IS DISTINCT FROM (o.person_id, o.level)
        ));
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION workforce_mark_spells() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        changed := ARRAY(SELECT engagement_id FROM new_rows);
    ELSIF TG_OP = 'DELETE' THEN
        changed := ARRAY(SELECT engagement_id FROM old_rows);
    ELSE
        changed := ARRAY(
            SELECT unnest(ARRAY[n.engagement_id, o.engagement_id])
                FROM new_rows n JOIN old_rows o ON o.id = n.id
                WHERE (n.engagement_id, n.status, n.period)
                    IS DISTINCT FROM (o.engagement_id, o.status, o.period)
        );
    END IF;
    INSERT INTO kernel_mark (subject, unit_id, scope_path)
        SELECT DISTINCT '{SUBJECT}', unit_id, scope_path FROM workforce_engagement WHERE id = ANY (changed);
    RETURN NULL;
END $$;
"""
UNMARKS = """
DROP FUNCTION workforce_mark_spells() CASCADE;
DROP FUNCTION workforce_mark_certificates() CASCADE;
DROP FUNCTION workforce_mark_persons() CASCADE;
DROP FUNCTION workforce_mark_postings(bigint[]);
"""
TRIGGERS = """
CREATE TRIGGER mark_workforce_roster_{event} AFTER {event} ON workforce_{table}
    REFERENCING {rows} FOR EACH STATEMENT EXECUTE FUNCTION workforce_mark_{table}s();
"""
ROWS = {
    "insert": "NEW TABLE AS new_rows",
    "delete": "OLD TABLE AS old_rows",
    "update": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
}


class Migration(migrations.Migration):

    dependencies = [
        ('kernel', '0006_marks'),
        ('organisations', '0003_succession'),
        ('workforce', '0004_people_by_initials'),
    ]

    operations = [
        migrations.CreateModel(
            name='RosterTotal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.TextField(db_collation='C')),
                ('value', models.TextField(db_collation='C')),
                ('number', models.IntegerField()),
                ('holds_until', models.DateField(help_text='the first day on which it may be otherwise by itself', null=True)),
                ('scope_path', niangjia.kernel.models.ScopePathField(db_collation='C', db_index=True, default='', editable=False)),
                ('unit', models.ForeignKey(help_text='the federation', on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('holds_until__isnull', False)), fields=['holds_until', 'scope_path'], name='roster_totals_of_a_day')],
                'constraints': [models.UniqueConstraint(fields=('unit', 'side', 'value'), name='one_total_per_value')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rostertotal',
            trigger=pgtrigger.compiler.Trigger(name='follow_unit', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            SELECT scope_path INTO NEW.scope_path FROM organisations_unit WHERE id = NEW.unit_id;\n            RETURN NEW;\n        ', hash='aa46c3dc40fe7815519b8c81a11acbd12ab4feb9', operation='INSERT OR UPDATE OF "unit_id", "scope_path"', pgid='pgtrigger_follow_unit_60371', table='workforce_rostertotal', when='BEFORE')),
        ),
        Wall("workforce_rostertotal"),
        migrations.RunSQL(MARKS, UNMARKS),
        *(
            migrations.RunSQL(
                TRIGGERS.format(event=event, table=table, rows=rows),
                f"DROP TRIGGER mark_workforce_roster_{event} ON workforce_{table}",
            )
            for table in ("certificate", "spell")
            for event, rows in ROWS.items()
        ),
        TreeMarks("organisations_unit", subject=SUBJECT, federations=FEDERATIONS),
        Marks(
            "workforce_engagement",
            subject=SUBJECT,
            watched=(
                *("person_id", "form", "start_date", "left_date", "contract_end_date", "open_ended"),
                "insured",
            ),
            existing=True,
        ),
    ]
