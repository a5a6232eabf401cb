"""Finding units in the whole nation: the fragments of their names, and an index for each order of a list."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

from niangjia.kernel.walls import Wall

GRAMS = """
CREATE FUNCTION organisations_fragments(said text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT substr(folded, at, size)
        FROM lower(said COLLATE "C") AS folded, generate_series(1, 2) AS size,
            generate_series(1, length(said) - size + 1) AS at
$$;

CREATE FUNCTION organisations_write_grams(units bigint[]) RETURNS void LANGUAGE sql SET work_mem = '64MB' AS $$
    INSERT INTO organisations_unitgram (gram, scope_path, unit_id, kind, closed)
    SELECT DISTINCT gram COLLATE "C", u.scope_path, u.id, u.kind COLLATE "C", u.closed_date IS NOT NULL
        FROM organisations_unit u CROSS JOIN LATERAL (
            SELECT organisations_fragments(u.name)
            UNION ALL SELECT organisations_fragments(u.initials)
            UNION ALL SELECT organisations_fragments(former.name)
                FROM organisations_unitname former WHERE former.unit_id = u.id
            UNION ALL SELECT CASE WHEN EXISTS (
                SELECT FROM organisations_headcount c WHERE c.unit_id = u.id AND c.measure = 'workers'
            ) THEN 'counted' ELSE 'not counted' END
        ) AS found (gram)
        WHERE u.id = ANY (units) AND gram <> ALL (ARRAY['工', '会', '工会', 'g', 'h', 'gh'])
        ORDER BY 1, 2
$$;

CREATE FUNCTION organisations_grams_anew(units bigint[]) RETURNS void LANGUAGE sql AS $$
    DELETE FROM organisations_unitgram
        WHERE scope_path IN (SELECT scope_path FROM organisations_unit WHERE id = ANY (units));
    SELECT organisations_write_grams(units);
$$;

CREATE FUNCTION organisations_grams_of_units() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM organisations_write_grams(ARRAY(SELECT id FROM new_rows));
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM organisations_unitgram WHERE scope_path IN (SELECT scope_path FROM old_rows);
    ELSE
        changed := ARRAY(
            SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id
                WHERE (n.name, n.initials, n.kind, n.closed_date IS NULL)
                    IS DISTINCT FROM (o.name, o.initials, o.kind, o.closed_date IS NULL)
        );
        IF cardinality(changed) > 0 THEN
            PERFORM organisations_grams_anew(changed);
        END IF;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION organisations_grams_of_former_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM organisations_grams_anew(ARRAY(SELECT DISTINCT unit_id FROM new_rows));
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM organisations_grams_anew(ARRAY(SELECT DISTINCT unit_id FROM old_rows));
    ELSE
        PERFORM organisations_grams_anew(ARRAY(
            SELECT unnest(ARRAY[n.unit_id, o.unit_id]) FROM new_rows n JOIN old_rows o ON o.id = n.id
                WHERE (n.name, n.unit_id) IS DISTINCT FROM (o.name, o.unit_id)
        ));
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION organisations_mark_counted(units bigint[]) RETURNS void LANGUAGE sql AS $$
    WITH told AS MATERIALIZED (
        SELECT u.scope_path, EXISTS (
            SELECT FROM organisations_headcount c WHERE c.unit_id = u.id AND c.measure = 'workers'
        ) AS is_counted FROM organisations_unit u WHERE u.id = ANY (units)
    )
    UPDATE organisations_unitgram g SET gram = CASE WHEN is_counted THEN 'counted' ELSE 'not counted' END
        FROM told WHERE g.scope_path = told.scope_path
            AND g.gram = CASE WHEN is_counted THEN 'not counted' ELSE 'counted' END
$$;

CREATE FUNCTION organisations_grams_of_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM organisations_mark_counted(
            ARRAY(SELECT DISTINCT unit_id FROM new_rows WHERE measure = 'workers'));
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM organisations_mark_counted(
            ARRAY(SELECT DISTINCT unit_id FROM old_rows WHERE measure = 'workers'));
    ELSE
        PERFORM organisations_mark_counted(ARRAY(
            SELECT unnest(ARRAY[n.unit_id, o.unit_id]) FROM new_rows n JOIN old_rows o ON o.id = n.id
                WHERE (n.measure, n.unit_id) IS DISTINCT FROM (o.measure, o.unit_id)
        ));
    END IF;
    RETURN NULL;
END $$;
"""
UNGRAMS = """
DROP FUNCTION organisations_grams_of_units();
DROP FUNCTION organisations_grams_of_former_names();
DROP FUNCTION organisations_grams_of_counts();
DROP FUNCTION organisations_mark_counted(bigint[]);
DROP FUNCTION organisations_grams_anew(bigint[]);
DROP FUNCTION organisations_write_grams(bigint[]);
DROP FUNCTION organisations_fragments(text);
"""
KEPT = {
    "organisations_unit": "organisations_grams_of_units",
    "organisations_unitname": "organisations_grams_of_former_names",
    "organisations_headcount": "organisations_grams_of_counts",
}
TRIGGERS = """
CREATE TRIGGER grams_on_insert AFTER INSERT ON {table}
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION {function}();
CREATE TRIGGER grams_on_delete AFTER DELETE ON {table}
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION {function}();
CREATE TRIGGER grams_on_update AFTER UPDATE ON {table}
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION {function}();
"""
UNTRIGGER = """
DROP TRIGGER grams_on_insert ON {table};
DROP TRIGGER grams_on_delete ON {table};
DROP TRIGGER grams_on_update ON {table};
"""
# Whoever migrates is held by the walls as well: of the whole tree for this one statement.
STANDING = """
SELECT set_config('niangjia.scope_low', '0', true), set_config('niangjia.scope_high', '~', true);
SELECT organisations_write_grams(ARRAY(SELECT id FROM organisations_unit));
SELECT set_config('niangjia.scope_low', '', true), set_config('niangjia.scope_high', '', true);
"""


class Migration(migrations.Migration):

    dependencies = [
        ("organisations", "0003_succession"),
    ]

    operations = [
        migrations.CreateModel(
            name="UnitGram",
            fields=[
                ("pk", models.CompositePrimaryKey("gram", "scope_path", "unit_id", "kind", "closed", blank=True, editable=False, primary_key=True, serialize=False)),
                ("gram", models.TextField(db_collation="C")),
                ("scope_path", models.TextField(db_collation="C", default="", editable=False)),
                ("kind", models.TextField(db_collation="C")),
                ("closed", models.BooleanField()),
                ("unit", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="organisations.unit")),
            ],
            options={"indexes": [models.Index(fields=["scope_path"], name="grams_below")]},
        ),
        Wall("organisations_unitgram"),
        migrations.RunSQL(GRAMS, UNGRAMS),
        *(
            migrations.RunSQL(
                TRIGGERS.format(table=table, function=function), UNTRIGGER.format(table=table)
            )
            for table, function in KEPT.items()
        ),
        migrations.RunSQL(STANDING, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="headcount",
            index=models.Index(fields=["cut_off_date"], name="counts_by_cut_off_date"),
        ),
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(fields=["kind", "scope_path", "closed_date"], name="units_by_kind"),
        ),
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(
                condition=models.Q(("closed_date", None)),
                fields=["parent", "division_code", "name", "id"],
                name="units_as_branches",
            ),
        ),
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(
                condition=models.Q(("division_code__isnull", False)),
                fields=["division_code"],
                name="units_by_division",
            ),
        ),
        migrations.AddIndex(
            model_name="unit",
            index=django.contrib.postgres.indexes.HashIndex(fields=["name"], name="units_by_whole_name"),
        ),
    ]
