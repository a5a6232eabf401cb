"""Personal values at rest: sealed under a key of their own, found without being told."""

from __future__ import annotations

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from niangjia.kernel.vault import Vault

VAULT = Vault(bytes(range(32)), bytes(range(32, 64)))
NUMBER = "11010519491231002X"


@given(st.text())
def test_what_was_sealed_opens_to_the_same(value: str) -> None:
    key = VAULT.new_key()
    assert VAULT.open(key, VAULT.seal(key, value, about="phone"), about="phone") == value


def test_sealing_twice_gives_different_bytes_that_hold_no_trace() -> None:
    key = VAULT.new_key()
    first, second = (VAULT.seal(key, NUMBER, about="id_number") for _ in range(2))
    assert first != second
    assert NUMBER.encode() not in first


@pytest.mark.parametrize("broken", ["other field", "other person", "other installation", "changed byte"])
def test_nothing_opens_with_the_wrong_key_field_or_bytes(broken: str) -> None:
    key = VAULT.new_key()
    sealed = VAULT.seal(key, NUMBER, about="id_number")
    vault = Vault(bytes(32), VAULT.index_key) if broken == "other installation" else VAULT
    if broken == "other person":
        key = VAULT.new_key()
    if broken == "changed byte":
        sealed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    with pytest.raises(InvalidTag):
        vault.open(key, sealed, about="phone" if broken == "other field" else "id_number")


def test_the_index_finds_equal_values_of_one_field_and_installation_only() -> None:
    index = VAULT.index(NUMBER, about="id_number")
    assert index == VAULT.index(NUMBER, about="id_number")
    assert index != VAULT.index(NUMBER, about="phone")
    assert index != Vault(VAULT.master_key, bytes(32)).index(NUMBER, about="id_number")
    assert index != VAULT.index("110105194912310038", about="id_number")
