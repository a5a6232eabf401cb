"""What stands below each federation, summed up, and the marks that facts leave when a sum is no longer true."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import niangjia.kernel.models
from niangjia.kernel.walls import Wall

# Of whatever changes the federation next above is summed up anew: so the unit above is marked, once for a whole
# list, and the unit itself where it becomes or ceases to be a federation. Its own row may be gone by then.
MARKS = """
CREATE FUNCTION organisations_total_of_units() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO kernel_mark (subject, unit_id, scope_path)
        SELECT DISTINCT 'organisations.total', parent_id, left(scope_path, -6)
            FROM new_rows WHERE parent_id IS NOT NULL;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO kernel_mark (subject, unit_id, scope_path)
        SELECT DISTINCT 'organisations.total', parent_id, left(scope_path, -6)
            FROM old_rows WHERE parent_id IS NOT NULL;
    ELSE
        INSERT INTO kernel_mark (subject, unit_id, scope_path)
        SELECT DISTINCT 'organisations.total', marked.id, marked.path
            FROM new_rows n JOIN old_rows o ON o.id = n.id CROSS JOIN LATERAL (VALUES
                (n.parent_id, left(n.scope_path, -6)),
                (o.parent_id, left(o.scope_path, -6)),
                (CASE WHEN n.kind <> o.kind THEN n.id END, n.scope_path)
            ) AS marked (id, path)
            WHERE marked.id IS NOT NULL
                AND (n.parent_id, n.kind, n.founded_date, n.closed_date)
                    IS DISTINCT FROM (o.parent_id, o.kind, o.founded_date, o.closed_date);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION organisations_total_of_counts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        changed := ARRAY(SELECT DISTINCT unit_id FROM new_rows WHERE measure = 'workers');
    ELSIF TG_OP = 'DELETE' THEN
        changed := ARRAY(SELECT DISTINCT unit_id FROM old_rows WHERE measure = 'workers');
    ELSE
        changed := ARRAY(
            SELECT DISTINCT unnest(ARRAY[n.unit_id, o.unit_id]) FROM new_rows n JOIN old_rows o ON o.id = n.id
                WHERE (n.unit_id, n.measure, n.cut_off_date, n.count)
                    IS DISTINCT FROM (o.unit_id, o.measure, o.cut_off_date, o.count)
        );
    END IF;
    INSERT INTO kernel_mark (subject, unit_id, scope_path)
    SELECT DISTINCT 'organisations.total', parent_id, left(scope_path, -6)
        FROM organisations_unit WHERE id = ANY (changed) AND parent_id IS NOT NULL;
    RETURN NULL;
END $$;

INSERT INTO kernel_mark (subject, unit_id, scope_path)
SELECT DISTINCT 'organisations.total', parent_id, left(scope_path, -6)
    FROM organisations_unit WHERE parent_id IS NOT NULL;
"""
UNMARKS = """
DROP FUNCTION organisations_total_of_units();
DROP FUNCTION organisations_total_of_counts();
DELETE FROM kernel_mark WHERE subject = 'organisations.total';
"""
MARKING = {
    "organisations_unit": "organisations_total_of_units",
    "organisations_headcount": "organisations_total_of_counts",
}
TRIGGERS = """
CREATE TRIGGER totals_on_insert AFTER INSERT ON {table}
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION {function}();
CREATE TRIGGER totals_on_delete AFTER DELETE ON {table}
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION {function}();
CREATE TRIGGER totals_on_update AFTER UPDATE ON {table}
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION {function}();
"""
UNTRIGGER = """
DROP TRIGGER totals_on_insert ON {table};
DROP TRIGGER totals_on_delete ON {table};
DROP TRIGGER totals_on_update ON {table};
"""
# Whoever migrates is held by the walls as well: the whole tree is theirs for these statements.
EVERYWHERE = "SELECT set_config('niangjia.scope_low', '0', true), set_config('niangjia.scope_high', '~', true);"
NOWHERE = "SELECT set_config('niangjia.scope_low', '', true), set_config('niangjia.scope_high', '', true);"


class Migration(migrations.Migration):

    dependencies = [
        ("kernel", "0006_marks"),
        ("organisations", "0004_grams"),
    ]

    operations = [
        migrations.CreateModel(
            name='UnitTotal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.TextField(choices=[('national_federation', '全国总工会'), ('province_federation', '省级总工会'), ('prefecture_federation', '市级总工会'), ('county_federation', '县级总工会'), ('zone_federation', '园区总工会（县级）'), ('township', '乡镇'), ('subdistrict', '街道'), ('zone', '园区'), ('area_federation', '区域'), ('industry_federation', '行业'), ('community', '社区'), ('enterprise', '企业')])),
                ('open_units', models.PositiveIntegerField()),
                ('counted_units', models.PositiveIntegerField(help_text='primary-level, standing, with a count of workers')),
                ('workers', models.PositiveBigIntegerField(help_text='as last counted of these')),
                ('holds_until', models.DateField(help_text='the first day on which it may be otherwise', null=True)),
                ('scope_path', niangjia.kernel.models.ScopePathField(db_collation='C', db_index=True, default='', editable=False)),
                ('unit', models.ForeignKey(help_text='the federation', on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['holds_until', 'scope_path'], name='totals_of_a_day')],
                'constraints': [models.UniqueConstraint(fields=('unit', 'kind'), name='one_total_per_kind')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unittotal',
            trigger=pgtrigger.compiler.Trigger(name='follow_unit', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            SELECT scope_path INTO NEW.scope_path FROM organisations_unit WHERE id = NEW.unit_id;\n            RETURN NEW;\n        ', hash='7106de972911cbebe074b11e86b51c039d3845aa', operation='INSERT OR UPDATE OF "unit_id", "scope_path"', pgid='pgtrigger_follow_unit_0bbcb', table='organisations_unittotal', when='BEFORE')),
        ),
        Wall("organisations_unittotal"),
        migrations.RunSQL(EVERYWHERE + MARKS + NOWHERE, EVERYWHERE + UNMARKS + NOWHERE),
        *(
            migrations.RunSQL(
                TRIGGERS.format(table=table, function=function), UNTRIGGER.format(table=table)
            )
            for table, function in MARKING.items()
        ),
    ]
