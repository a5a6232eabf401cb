"""The wall in the database: migration operations that put a table under row-level security.

A walled table shows the application only rows whose `scope_path` lies within the transaction's scope.
The text range is leakproof, so users' own filters keep their indexes. FORCE holds the owner to it too.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.db.migrations.operations.base import Operation

# A named set of units is the one scope that is no interval: its members are asked within theirs. Whether
# there is one is asked once a statement; that asking a row costs next to nothing is said because it hardly
# ever comes to it, and the planner would else call on more processes. PL/pgSQL keeps its plan.
# Everything is everything: the few functions that look further for a moment say so by the interval alone.
ONLY = """
CREATE OR REPLACE FUNCTION app_only() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('niangjia.scope_only', true), '')::text[]
        WHERE current_setting('niangjia.scope_high', true) <> '~' $$;
CREATE OR REPLACE FUNCTION app_under(path text, members text[]) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT EXISTS (SELECT 1 FROM unnest(members) member WHERE starts_with(path, member)) $$;
CREATE OR REPLACE FUNCTION app_in_set(path text) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE COST 0.01
    AS $$ BEGIN
        RETURN EXISTS (SELECT 1 FROM unnest(app_only()) member WHERE starts_with(path, member));
    END $$;
"""
FUNCTIONS = f"""
{ONLY}
CREATE FUNCTION app_low() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('niangjia.scope_low', true), '') $$;
CREATE FUNCTION app_high() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('niangjia.scope_high', true), '') $$;
"""

# The settings stand here themselves: functions of SQL would be read and unfolded anew by every statement, for
# every table in it. A setting that is not there, or empty again after its transaction, has no row below it.
WITHIN = """scope_path >= nullif(current_setting('niangjia.scope_low', true), '')
        AND scope_path < current_setting('niangjia.scope_high', true)
        AND ((SELECT coalesce(current_setting('niangjia.scope_only', true), '') = ''
                OR current_setting('niangjia.scope_high', true) = '~') OR app_in_set(scope_path))"""
WALL = f"""
ALTER TABLE {{table}} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {{table}} FORCE ROW LEVEL SECURITY;
CREATE POLICY within_scope ON {{table}}
    USING ({WITHIN})
    WITH CHECK ({WITHIN});
"""
REBUILT = f"""
DO $do$
DECLARE walled name;
BEGIN
    FOR walled IN SELECT tablename FROM pg_policies
        WHERE schemaname = 'public' AND policyname = 'within_scope'
    LOOP
        EXECUTE format(
            $sql$ALTER POLICY within_scope ON %I USING ({WITHIN}) WITH CHECK ({WITHIN})$sql$, walled
        );
    END LOOP;
END $do$;
"""
"""For installations whose walls were built before there were named sets."""
UNWALL = """
DROP POLICY within_scope ON {table};
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""

OWN_WALL = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON {table} USING ({condition}) WITH CHECK ({condition});
"""
UNWALL_OWN = UNWALL.replace("within_scope", "own_rows")


SUMMED = """
CREATE POLICY not_to_a_unit_alone ON {table} AS RESTRICTIVE
    USING ((SELECT app_high() <> app_low() || ' '));
"""


class AppendOnly(Operation):
    """Take UPDATE and DELETE on `tables` away from the application: what is written there stays."""

    reversible = True

    def __init__(self, *tables: str) -> None:
        self.tables: Sequence[str] = tables

    def deconstruct(self):  # type: ignore[no-untyped-def]
        """How a migration file writes it."""
        return (type(self).__name__, self.tables, {})

    def state_forwards(self, app_label, state) -> None:  # type: ignore[no-untyped-def]
        """Models look the same."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:  # type: ignore[no-untyped-def]
        """Take the grants away."""
        application = schema_editor.quote_name(settings.DATABASES["default"]["USER"])
        for table in self.tables:
            schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {application}")

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:  # type: ignore[no-untyped-def]
        """Give them back."""
        application = schema_editor.quote_name(settings.DATABASES["default"]["USER"])
        for table in self.tables:
            schema_editor.execute(f"GRANT UPDATE, DELETE ON {table} TO {application}")

    def describe(self) -> str:
        """One line for `migrate`."""
        return f"Only ever added to: {', '.join(self.tables)}"


class Wall(Operation):
    """Put `tables` under row-level security; `append_only` takes UPDATE and DELETE away as well."""

    reversible = True

    def __init__(self, *tables: str, append_only: bool = False) -> None:
        self.tables: Sequence[str] = tables
        self.append_only = append_only

    def deconstruct(self):  # type: ignore[no-untyped-def]
        """How a migration file writes it."""
        return (type(self).__name__, self.tables, {"append_only": self.append_only})

    def state_forwards(self, app_label, state) -> None:  # type: ignore[no-untyped-def]
        """Models look the same from both sides of a wall."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:  # type: ignore[no-untyped-def]
        """Build the wall."""
        application = schema_editor.quote_name(settings.DATABASES["default"]["USER"])
        for table in self.tables:
            schema_editor.execute(WALL.format(table=table))
            if self.append_only:
                schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {application}")

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:  # type: ignore[no-untyped-def]
        """Take the wall down."""
        for table in self.tables:
            schema_editor.execute(UNWALL.format(table=table))

    def describe(self) -> str:
        """One line for `migrate`."""
        return f"Wall {', '.join(self.tables)}"


class WallBy(Operation):
    """Put a table under row-level security by a condition of its own.

    For what is read before there is a scope: `condition` says in SQL which rows there are for whom.
    """

    reversible = True

    def __init__(self, table: str, condition: str, *, append_only: bool = False) -> None:
        self.table, self.condition, self.append_only = table, condition, append_only

    def deconstruct(self):  # type: ignore[no-untyped-def]
        """How a migration file writes it."""
        return (type(self).__name__, [self.table, self.condition], {"append_only": self.append_only})

    def state_forwards(self, app_label, state) -> None:  # type: ignore[no-untyped-def]
        """Models look the same from both sides of a wall."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:  # type: ignore[no-untyped-def]
        """Build the wall."""
        application = schema_editor.quote_name(settings.DATABASES["default"]["USER"])
        schema_editor.execute(OWN_WALL.format(table=self.table, condition=self.condition))
        if self.append_only:
            schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {self.table} FROM {application}")

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:  # type: ignore[no-untyped-def]
        """Take the wall down."""
        schema_editor.execute(UNWALL_OWN.format(table=self.table))

    def describe(self) -> str:
        """One line for `migrate`."""
        return f"Wall {self.table}"


class Summed(Operation):
    """Show rows of `tables`, which stand at a unit and speak of what is below it, to nobody who acts for a
    unit alone: their sums and lists would tell of rows that the scope does not hold."""

    reversible = True

    def __init__(self, *tables: str) -> None:
        self.tables: Sequence[str] = tables

    def deconstruct(self):  # type: ignore[no-untyped-def]
        """How a migration file writes it."""
        return (type(self).__name__, self.tables, {})

    def state_forwards(self, app_label, state) -> None:  # type: ignore[no-untyped-def]
        """Models look the same."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:  # type: ignore[no-untyped-def]
        """Add what restricts the wall."""
        for table in self.tables:
            schema_editor.execute(SUMMED.format(table=table))

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:  # type: ignore[no-untyped-def]
        """Take it away."""
        for table in self.tables:
            schema_editor.execute(f"DROP POLICY not_to_a_unit_alone ON {table}")

    def describe(self) -> str:
        """One line for `migrate`."""
        return f"Nothing to a unit alone of {', '.join(self.tables)}"
