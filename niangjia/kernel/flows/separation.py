"""Separation of duties in the database: a flow's pairs, written by a migration where a trigger reads them.

Who does a move and who is stood in for by it are one hand: none of the two does what is apart from it, nor
does anybody who stands in for one of them. There is no switch: the application may read the pairs and never
take one away.
"""

from __future__ import annotations

from django.db.migrations.operations.base import Operation

from niangjia.kernel.flows.types import Flow

FUNCTION = """
-- "by" in quotation marks: bare it is a word of PL/pgSQL, and no column would be found.
CREATE OR REPLACE FUNCTION kernel_keep_apart() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM kernel_flowstep before JOIN kernel_apart pair
            ON pair.flow = before.flow AND pair.apart_from = before.move
        WHERE pair.flow = NEW.flow AND pair.move = NEW.move AND before.on_kind = NEW.on_kind
            AND before.on_id = NEW.on_id AND before.round = NEW.round
            AND array_remove(ARRAY[before.by, before.behalf_key], '') && ARRAY[NEW."by", NEW.behalf_key]
    ) THEN
        RAISE EXCEPTION 'separation of duties: % may not do % of % % in round %',
            concat_ws(' for ', NEW."by", nullif(NEW.behalf_key, '')), NEW.move, NEW.on_kind, NEW.on_id,
            NEW.round USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
"""
TRIGGER = f"""
{FUNCTION}
CREATE TRIGGER keep_apart BEFORE INSERT ON kernel_flowstep
    FOR EACH ROW EXECUTE FUNCTION kernel_keep_apart();
"""
UNTRIGGER = "DROP FUNCTION kernel_keep_apart() CASCADE"


def pairs_of(flow: Flow) -> set[tuple[str, str]]:
    """Every move with each it must be kept apart from."""
    return {(move.name, other) for move in flow.moves for other in move.apart_from}


class Separation(Operation):
    """Write the pairs of a flow, as they are on the day of the migration, in place of those before."""

    reversible = True

    def __init__(self, flow: str, pairs: list[tuple[str, str]]) -> None:
        self.flow = flow
        self.pairs = pairs

    def deconstruct(self):  # type: ignore[no-untyped-def]
        """How a migration file writes it."""
        return (type(self).__name__, (self.flow, self.pairs), {})

    def state_forwards(self, app_label, state) -> None:  # type: ignore[no-untyped-def]
        """Models look the same."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:  # type: ignore[no-untyped-def]
        """Write the pairs."""
        schema_editor.execute("DELETE FROM kernel_apart WHERE flow = %s", [self.flow])
        for move, other in self.pairs:
            schema_editor.execute(
                "INSERT INTO kernel_apart (flow, move, apart_from) VALUES (%s, %s, %s)",
                [self.flow, move, other],
            )

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:  # type: ignore[no-untyped-def]
        """Forget them."""
        schema_editor.execute("DELETE FROM kernel_apart WHERE flow = %s", [self.flow])

    def describe(self) -> str:
        """One line for `migrate`."""
        return f"Keep apart in {self.flow}: {len(self.pairs)} pairs"
