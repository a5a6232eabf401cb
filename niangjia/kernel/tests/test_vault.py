"""Personal values at rest: sealed under a key of their own, found without being told, as keys change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from niangjia.kernel.keys.ciphers import Algorithm, algorithm_of, opened, seal
from niangjia.kernel.keys.ring import KeyMissing, Ring
from niangjia.kernel.vault import KeyDestroyed, Vault, index_key_of, master_of

RING = Ring({1: bytes(range(32))}, {1: bytes(range(32, 64))})
VAULT = Vault(RING)
SECOND = Vault(replace(RING, masters={**RING.masters, 2: b"2" * 32}, indexes={**RING.indexes, 2: b"3" * 32}))
SM4 = Vault(replace(RING, algorithm=Algorithm.SM4))
NUMBER = "11010519491231002X"
CIPHERS = pytest.mark.parametrize("vault", [VAULT, SM4], ids=["AES-256-GCM", "SM4-GCM"])


def before_headers(key: bytes, content: bytes, about: bytes, nonce: bytes = bytes(12)) -> bytes:
    """As values were sealed before the first byte named the cipher."""
    return nonce + AESGCM(key).encrypt(nonce, content, about)


@given(st.text())
@CIPHERS
def test_what_was_sealed_opens_to_the_same(vault: Vault, value: str) -> None:
    key = vault.new_key()
    assert vault.open(key, vault.seal(key, value, about="phone"), about="phone") == value


@given(value=st.text(), ciphers=st.lists(st.sampled_from([VAULT, SM4, SECOND]), min_size=3, max_size=3))
def test_ciphers_and_master_keys_open_side_by_side(value: str, ciphers: list[Vault]) -> None:
    made, sealing, opening = (
        replace(SECOND, ring=replace(SECOND.ring, algorithm=one.ring.algorithm)) for one in ciphers
    )
    key = ciphers[0].new_key()
    sealed = sealing.seal(key, value, about="phone")
    assert algorithm_of(sealed) is sealing.ring.algorithm
    again = made.rewrapped(key)
    assert (master_of(again), again != key) == (2, True)
    assert opening.open(key, sealed, about="phone") == opening.open(again, sealed, about="phone") == value


@given(content=st.binary(), nonce=st.binary(min_size=12, max_size=12))
def test_what_was_sealed_before_ciphers_were_named_still_opens(content: bytes, nonce: bytes) -> None:
    key = bytes(range(32))
    assert opened(key, before_headers(key, content, b"name", nonce), b"name") == content


@pytest.mark.parametrize("first", [one.value for one in Algorithm])
def test_an_old_value_that_begins_like_a_new_one_still_opens(first: bytes) -> None:
    key = bytes(range(32))
    assert opened(key, before_headers(key, b"told", b"name", first + bytes(11)), b"name") == b"told"


def test_a_key_wrapped_before_keys_had_numbers_lies_under_the_first() -> None:
    wrapped = before_headers(RING.masters[1], b"k" * 32, b"person key")
    assert (len(wrapped), master_of(wrapped)) == (60, 1)
    sealed = seal(Algorithm.AES, b"k" * 32, b"told", b"name")
    assert SECOND.open(wrapped, sealed, about="name") == "told"
    assert master_of(SECOND.rewrapped(wrapped)) == 2


@CIPHERS
def test_sealing_twice_gives_different_bytes_that_hold_no_trace(vault: Vault) -> None:
    key = vault.new_key()
    first, second = (vault.seal(key, NUMBER, about="id_number") for _ in range(2))
    assert first != second
    assert NUMBER.encode() not in first


@CIPHERS
@pytest.mark.parametrize(
    "broken", ["other field", "other person", "other installation", "changed byte", "other cipher", "cut"]
)
def test_nothing_opens_with_the_wrong_key_field_or_bytes(vault: Vault, broken: str) -> None:
    key = vault.new_key()
    sealed = vault.seal(key, NUMBER, about="id_number")
    if broken == "other installation":
        vault = Vault(replace(vault.ring, masters={1: bytes(32)}))
    if broken == "other person":
        key = vault.new_key()
    if broken == "changed byte":
        sealed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    if broken == "other cipher":
        [other] = set(Algorithm) - {vault.ring.algorithm}
        sealed = other.value + sealed[1:]
    if broken == "cut":
        sealed = sealed[:16]
    with pytest.raises(InvalidTag):
        vault.open(key, sealed, about="phone" if broken == "other field" else "id_number")


def test_a_key_that_says_another_number_than_it_was_wrapped_under_is_refused() -> None:
    wrapped = SECOND.new_key()
    with pytest.raises(InvalidTag):
        SECOND.rewrapped(wrapped[:-1] + b"\x01")


def test_a_master_key_that_is_not_there_is_named() -> None:
    ring = replace(RING, masters={901: b"9" * 32})
    with pytest.raises(KeyMissing, match="vault-master-901"):
        VAULT.rewrapped(Vault(ring).new_key())


@pytest.mark.parametrize("destroyed", [None, b""])
def test_without_its_key_nothing_opens_and_nothing_is_sealed(destroyed: bytes | None) -> None:
    sealed = VAULT.seal(VAULT.new_key(), NUMBER, about="id_number")
    with pytest.raises(KeyDestroyed):
        VAULT.open(destroyed, sealed, about="id_number")
    with pytest.raises(KeyDestroyed):
        VAULT.seal(destroyed, NUMBER, about="id_number")


def test_the_index_finds_equal_values_of_one_field_and_installation_only() -> None:
    index = VAULT.index(NUMBER, about="id_number")
    assert index == VAULT.index(NUMBER, about="id_number")
    assert index != VAULT.index(NUMBER, about="phone")
    assert index != Vault(replace(RING, indexes={1: bytes(32)})).index(NUMBER, about="id_number")
    assert index != VAULT.index("110105194912310038", about="id_number")


def test_an_index_tells_its_key_and_is_looked_up_under_each() -> None:
    old, new = (vault.index(NUMBER, about="id_number") for vault in (VAULT, SECOND))
    assert [index_key_of(one) for one in (old, new)] == [1, 2]
    assert SECOND.indexes(NUMBER, about="id_number") == [new, old]
    assert VAULT.digest("mark", about="a") != SECOND.digest("mark", about="a")
