"""The pages of roles and powers, and the manual, say what the code says."""

from __future__ import annotations

from niangjia.accounts import manual, powers
from niangjia.kernel.permissions import LABELS, Permission
from niangjia.kernel.roles import ADMINISTRATORS, POWERS, Role


def test_the_manual_is_what_the_code_says() -> None:
    written = manual.PAGE.read_text(encoding="utf-8")
    assert written == manual.page(), "python -m niangjia.accounts.manual writes it anew"


def test_every_power_stands_once_in_the_matrix_with_exactly_its_holders() -> None:
    lines = [line for group in powers.matrix() for line in group.lines]
    assert sorted(line.power for line in lines) == sorted(Permission)
    for line in lines:
        assert {one.role for one in line.holders} == {role for role in Role if line.power in POWERS[role]}
        assert line.label == LABELS[line.power]
    assert all(group.lines for group in powers.matrix())


def test_every_role_is_explained_and_administrators_read_no_records() -> None:
    assert {one.role for one in powers.ROLES if one.administers} == ADMINISTRATORS
    kept = {"site", "accounts", "privacy", "proof"}
    for role in ADMINISTRATORS:
        apps = {power.partition(":")[0] for power in POWERS[role]}
        assert apps - kept <= {"organisations"}, role
        assert POWERS[role] & {Permission.PERSON_VIEW, Permission.PERSON_UNMASK} == set()
    appointing = {role for role in Role if Permission.APPOINT in POWERS[role]}
    opening = {role for role in Role if Permission.ACCOUNT_MANAGE in POWERS[role]}
    assert appointing & opening == {Role.OPERATOR}
