"""Marks on what is derived and stored: a migration operation that has the facts themselves leave them.

Statement-level triggers compare the rows before and after with one another, all of a statement at once:
imports, raw SQL and migrations of data count like any other write. What only moved is not marked, for stored
rows and marks move with their unit. See `kernel.derived`.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.migrations.operations.base import Operation

MARK = "INSERT INTO kernel_mark (subject, unit_id, scope_path)"
FUNCTION = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        {mark} SELECT DISTINCT '{subject}', {key}, scope_path FROM new_rows WHERE {where};
    ELSIF TG_OP = 'DELETE' THEN
        {mark} SELECT DISTINCT '{subject}', {key}, scope_path FROM old_rows WHERE {where};
    ELSE
        {mark} SELECT '{subject}', {key}, scope_path FROM new_rows WHERE {where} AND id IN ({changed})
            UNION SELECT '{subject}', {key}, scope_path FROM old_rows WHERE {where} AND id IN ({changed});
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER {name}_insert AFTER INSERT ON {table}
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION {name}();
CREATE TRIGGER {name}_delete AFTER DELETE ON {table}
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION {name}();
CREATE TRIGGER {name}_update AFTER UPDATE ON {table}
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION {name}();
"""
CHANGED = """
            SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id
                WHERE ({after}) IS DISTINCT FROM ({before})"""


class Marks(Operation):
    """Have every change of `watched` columns of a fact table mark the fact's unit for `subject`.

    `key` is the column that holds the unit; `where` keeps out rows that the subject does not ask for. The old
    unit and the new one are both marked. `existing` marks what stands in the table when the migration runs:
    say it for one table that holds every unit.
    """

    reversible = True

    def __init__(
        self,
        table: str,
        *,
        subject: str,
        watched: Sequence[str],
        key: str = "unit_id",
        where: str = "true",
        existing: bool = False,
    ) -> None:
        self.table = table
        self.subject = subject
        self.watched = tuple(watched)
        self.key = key
        self.where = where
        self.existing = existing

    @property
    def name(self) -> str:
        """Of the function, and the beginning of its triggers' names."""
        return f"mark_{self.subject.replace('.', '_')}_of_{self.table.partition('_')[2]}"

    def deconstruct(self):  # type: ignore[no-untyped-def]
        """How a migration file writes it."""
        options = {"subject": self.subject, "watched": self.watched, "key": self.key, "where": self.where}
        return (type(self).__name__, [self.table], {**options, "existing": self.existing})

    def state_forwards(self, app_label, state) -> None:  # type: ignore[no-untyped-def]
        """Models look the same."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:  # type: ignore[no-untyped-def]
        """Make the triggers, and mark what is there."""
        columns = (self.key, *self.watched)
        changed = CHANGED.format(
            after=", ".join(f"n.{one}" for one in columns), before=", ".join(f"o.{one}" for one in columns)
        )
        schema_editor.execute(
            FUNCTION.format(
                name=self.name,
                mark=MARK,
                table=self.table,
                subject=self.subject,
                key=self.key,
                where=self.where,
                changed=changed,
            ),
            params=None,
        )
        if self.existing:
            # Whoever migrates is held by the walls as well.
            schema_editor.execute(
                "SELECT set_config('niangjia.scope_low', '0', true),"
                " set_config('niangjia.scope_high', '~', true)"
            )
            schema_editor.execute(
                f"{MARK} SELECT DISTINCT '{self.subject}', {self.key}, scope_path FROM {self.table}"
                f" WHERE {self.where}",
                params=None,
            )

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:  # type: ignore[no-untyped-def]
        """Take the triggers away, and the marks they left."""
        schema_editor.execute(f"DROP FUNCTION {self.name}() CASCADE")

    def describe(self) -> str:
        """One line for `migrate`."""
        return f"Changes of {self.table} mark {self.subject}"


class TreeMarks(Operation):
    """Have a unit that gets another parent, or becomes or ceases to be a federation, mark for `subject`
    itself with all below it, and the parents it had and has.

    For sums along the tree, and whatever rests on the units above.
    """

    reversible = True

    def __init__(self, table: str, *, subject: str, federations: Sequence[str]) -> None:
        self.table = table
        self.subject = subject
        self.federations = tuple(federations)

    @property
    def name(self) -> str:
        """Of the function and its trigger."""
        return f"mark_{self.subject.replace('.', '_')}_of_the_tree"

    def deconstruct(self):  # type: ignore[no-untyped-def]
        """How a migration file writes it."""
        return (type(self).__name__, [self.table], {"subject": self.subject, "federations": self.federations})

    def state_forwards(self, app_label, state) -> None:  # type: ignore[no-untyped-def]
        """Models look the same."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:  # type: ignore[no-untyped-def]
        """Make the trigger."""
        schema_editor.execute(
            TREE.format(
                name=self.name,
                mark=MARK,
                table=self.table,
                subject=self.subject,
                federations=", ".join(f"'{kind}'" for kind in self.federations),
            ),
            params=None,
        )

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:  # type: ignore[no-untyped-def]
        """Take the trigger away."""
        schema_editor.execute(f"DROP FUNCTION {self.name}() CASCADE")

    def describe(self) -> str:
        """One line for `migrate`."""
        return f"Moves in {self.table} mark {self.subject}"


# A federation takes its whole subtree along as it is; only below a unit that is none does it matter which
# federation stands next above.
TREE = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {mark}
    SELECT '{subject}', n.parent_id, left(n.scope_path, -6) FROM new_rows n JOIN old_rows o ON o.id = n.id
        WHERE n.parent_id IS DISTINCT FROM o.parent_id AND n.parent_id IS NOT NULL
    UNION
    SELECT '{subject}', o.parent_id, left(o.scope_path, -6) FROM new_rows n JOIN old_rows o ON o.id = n.id
        WHERE n.parent_id IS DISTINCT FROM o.parent_id AND o.parent_id IS NOT NULL
    UNION
    SELECT '{subject}', u.id, u.scope_path
        FROM new_rows n JOIN old_rows o ON o.id = n.id
        JOIN {table} u ON u.scope_path >= n.scope_path AND u.scope_path < n.scope_path || '~'
        WHERE (n.parent_id IS DISTINCT FROM o.parent_id AND n.kind NOT IN ({federations}))
            OR (n.kind IN ({federations})) <> (o.kind IN ({federations}));
    RETURN NULL;
END $$;
CREATE TRIGGER {name} AFTER UPDATE ON {table}
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION {name}();
"""
