"""A record's state changes only by a step that leads there: held by a trigger on the record's table.

Whoever writes past the acts, in raw SQL, leaves a step with a name to it, or changes nothing.
"""

from __future__ import annotations

from django.db.migrations.operations.base import Operation

from niangjia.kernel.flows.types import Flow

TRIGGER = """
CREATE FUNCTION {table}_only_by_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> '{first}' THEN
            RAISE EXCEPTION '{kind} % begins as {first}', NEW.id USING ERRCODE = 'check_violation';
        END IF;
    ELSIF NEW.state IS DISTINCT FROM OLD.state AND NOT EXISTS (
        SELECT 1 FROM (
            SELECT move FROM kernel_flowstep
                WHERE on_kind = '{kind}' AND on_id = NEW.id ORDER BY id DESC LIMIT 1
        ) last JOIN (VALUES {ways}) AS way(move, source, target) ON way.move = last.move
        WHERE way.source = OLD.state AND way.target = NEW.state
    ) THEN
        RAISE EXCEPTION 'no step takes {kind} % from % to %', NEW.id, OLD.state, NEW.state
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER only_by_steps BEFORE INSERT OR UPDATE OF state ON {table}
    FOR EACH ROW EXECUTE FUNCTION {table}_only_by_steps();
"""
UNTRIGGER = "DROP FUNCTION {table}_only_by_steps() CASCADE"
Way = tuple[str, str, str]
"""A move, a state it begins in, the state it ends in."""


def ways_of(flow: Flow) -> list[Way]:
    """Every way from a state to another."""
    return [(move.name, start, move.end) for move in flow.moves for start in sorted(move.start)]


class OnlyBySteps(Operation):
    """Let the state of `table` change only along `ways`, each by its step; records are called `kind`."""

    reversible = True

    def __init__(self, table: str, kind: str, first: str, ways: list[Way]) -> None:
        self.table = table
        self.kind = kind
        self.first = first
        self.ways = ways

    def deconstruct(self):  # type: ignore[no-untyped-def]
        """How a migration file writes it."""
        return (type(self).__name__, (self.table, self.kind, self.first, self.ways), {})

    def state_forwards(self, app_label, state) -> None:  # type: ignore[no-untyped-def]
        """Models look the same."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:  # type: ignore[no-untyped-def]
        """Put the trigger on the table."""
        ways = ", ".join(str(way) for way in self.ways)
        schema_editor.execute(
            TRIGGER.format(table=self.table, kind=self.kind, first=self.first, ways=ways), params=None
        )

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:  # type: ignore[no-untyped-def]
        """Take it off."""
        schema_editor.execute(UNTRIGGER.format(table=self.table), params=None)

    def describe(self) -> str:
        """One line for `migrate`."""
        return f"{self.table}: a state changes by its steps alone"
