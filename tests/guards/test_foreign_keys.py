"""Foreign keys point down, with related_name="+": string references are invisible to import-linter."""

from __future__ import annotations

from django.apps import apps
from django.db import models

FLOORS = ["kernel", "policy", "papers", "imports", "organisations", "accounts", "workforce", "funding"]
FLOORS += ["staffing"]
OURS = set(FLOORS)


def pointing_up(source: str, target: str) -> bool:
    """Whether a key from one app to another points to a higher floor."""
    return target in OURS and FLOORS.index(target) > FLOORS.index(source)


def keys() -> list[tuple[str, models.ForeignKey]]:  # type: ignore[type-arg]
    """Every foreign key of our models, with its name."""
    return [
        (f"{model._meta.label}.{field.name}", field)
        for model in apps.get_models()
        if model._meta.app_label in OURS
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
    ]


def test_keys_point_down_and_leave_no_way_back() -> None:
    assert len(keys()) > 5
    up = [
        name
        for name, key in keys()
        if pointing_up(key.model._meta.app_label, key.related_model._meta.app_label)
    ]
    back = [name for name, key in keys() if not (key.remote_field.related_name or "").endswith("+")]
    assert (up, back) == ([], [])


def test_the_guard_sees_a_key_that_points_up() -> None:
    assert pointing_up("organisations", "workforce")
    assert not pointing_up("workforce", "organisations")
    assert not pointing_up("workforce", "workforce")
