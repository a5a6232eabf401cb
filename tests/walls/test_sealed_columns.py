"""Every sealed column takes part in the change of keys: none is left behind under a former key."""

from __future__ import annotations

from django.apps import apps
from django.db.models import Model

from niangjia.kernel.keys.holding import KEY, holders


def sealed_columns(models: list[type[Model]]) -> set[tuple[str, str]]:
    """Table and column of everything sealed, keys too; history keeps what its rows kept."""
    return {
        (one._meta.db_table, field.column)
        for one in models
        if not hasattr(one, "pgh_tracked_model")
        for field in one._meta.concrete_fields
        if field.column == KEY or field.column.endswith("_sealed")
    }


def registered() -> set[tuple[str, str]]:
    """What is gone through when keys are changed."""
    return {
        (one.table, column) for one in holders() for column in [*one.sealed, *([] if one.under else [KEY])]
    }


def test_every_sealed_column_is_gone_through() -> None:
    models = list(apps.get_models())
    assert sealed_columns(models) == registered()
    assert ("workforce_person", "bank_card_sealed") in registered()


def test_no_key_lies_in_a_history() -> None:
    kept = [one for one in apps.get_models() if hasattr(one, "pgh_tracked_model")]
    assert [one._meta.db_table for one in kept if KEY in {field.name for field in one._meta.fields}] == []


def test_every_keyed_index_is_gone_through() -> None:
    indexed = {
        (one._meta.db_table, field.column)
        for one in apps.get_models()
        if not hasattr(one, "pgh_tracked_model")
        for field in one._meta.concrete_fields
        if field.column.endswith("_index")
    }
    assert indexed == {(one.table, index.column) for one in holders() for index in one.indexed}
