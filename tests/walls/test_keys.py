"""Keys changed while values lie under them: everything opens at every step, history stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection

from niangjia.kernel import home
from niangjia.kernel.figure import Refused
from niangjia.kernel.keys import actions, checking, ring, rotating, verifying
from niangjia.kernel.keys.ciphers import Algorithm
from niangjia.kernel.keys.holding import Holder, holders
from niangjia.kernel.keys.ring import KeyMissing, Use
from niangjia.kernel.models import AuditEvent, KeyCheck
from niangjia.kernel.scope import acting
from niangjia.organisations.tests.factories import federation, imported, operator, unit_row
from niangjia.workforce.models import Person
from niangjia.workforce.queries.known import known_persons
from niangjia.workforce.queries.people import person_with
from niangjia.workforce.tests.factories import engagement_row, id_number, on_the_roster

pytestmark = pytest.mark.django_db
BY = operator()
PEOPLE = 7


@pytest.fixture(autouse=True)
def _own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A keys folder of the test's own, the cipher the ordinary one."""
    monkeypatch.setenv("NIANGJIA_KEYS", str(tmp_path / "keys"))
    monkeypatch.delenv("NIANGJIA_CIPHER", raising=False)
    ring.present(anew=True)
    yield
    monkeypatch.undo()
    ring.present(anew=True)


@pytest.fixture
def people() -> list[Person]:
    """Some people on a roster and the contact of their unit."""
    [town] = imported(federation("510703"), unit_row())
    told = [
        engagement_row(town, serial, bank_card="6217001234567890122", address="四川省绵阳市涪城区跃进路")
        for serial in range(1, PEOPLE + 1)
    ]
    return on_the_roster(town, *told)


def read_by_everyone() -> list[tuple[str, str, str, str]]:
    with acting(BY):
        rows = Person.objects.order_by("pk")
        return [(one.id_number, one.phone, one.bank_card, one.address) for one in rows]


def versions() -> int:
    with acting(BY), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM workforce_personevent")
        return int(cursor.fetchone()[0])


def in_threes(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that seven people are three transactions."""
    told = {one.table: replace(one, at_once=3) for one in holders()}
    monkeypatch.setattr("niangjia.kernel.keys.holding._holders", told)


def draw(use: Use) -> int:
    with acting(BY):
        return actions.draw_key(by=BY, use=use)


def untold(_holder: Holder, _seen: int, _changed: int) -> None:
    """Progress that nobody waits for."""


class Killed(Exception):
    """As if the process had ended."""


@pytest.mark.parametrize("use", list(Use))
@pytest.mark.parametrize("after", [1, 2])
def test_a_rotation_cut_short_goes_on_and_everything_opens_throughout(
    people: list[Person], use: Use, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_threes(monkeypatch)
    before, kept = read_by_everyone(), versions()
    assert draw(use) == 2
    batches = 0

    def killed(holder: Holder, _seen: int, _changed: int) -> None:
        nonlocal batches
        batches += holder.model is Person
        if batches == after:
            raise Killed

    with pytest.raises(Killed):
        rotating.go_through(rotating.BY_USE[use], by=BY, tell=killed)
    assert read_by_everyone() == before
    with acting(BY):
        assert rotating.superseded(use)[1] > 0
        for person in people:  # found whichever key it was indexed under
            assert person_with(id_number(people.index(person) + 1), by=BY) == person
        numbers = [id_number(serial) for serial in range(1, PEOPLE + 1)]
        assert set(known_persons(numbers, by=BY)) == set(numbers)
        with pytest.raises(Refused, match="还有"):
            actions.retire_keys(by=BY, use=use)
    assert draw(use) == 2  # taken up again: no third key
    rotating.go_through(rotating.BY_USE[use], by=BY, tell=untold)
    with acting(BY):
        assert rotating.superseded(use) == {}
        assert actions.retire_keys(by=BY, use=use) == [1]
    ring.destroy(use, 1)
    ring.present(anew=True)
    assert (read_by_everyone(), versions()) == (before, kept)
    with acting(BY):
        assert person_with(id_number(1), by=BY) == people[0]
        names = list(AuditEvent.objects.filter(name__startswith="kernel.key").values_list("name", flat=True))
    assert sorted(names) == ["kernel.key.drawn", "kernel.key.retired", "kernel.key.taken_up_again"]


def test_an_id_number_stays_unique_while_its_index_changes(people: list[Person]) -> None:
    draw(Use.INDEX)
    on_the_roster(people[0].unit, engagement_row(people[0].unit, 1, employer="新单位"))
    with acting(BY):
        assert Person.objects.count() == PEOPLE


def test_a_key_that_was_destroyed_meanwhile_does_not_come_back(people: list[Person]) -> None:
    draw(Use.MASTER)
    with acting(BY):
        holder = next(one for one in holders() if one.model is Person)
        read = bytes(people[0].data_key or b"")
        person = Person.objects.get(pk=people[0].pk)
        person.forget("已匿名")
        person.save()
        assert rotating.rows.replace(holder, "data_key", {person.pk: (read, b"fresh")}) == 0
        assert Person.objects.get(pk=person.pk).data_key is None
        assert rotating.rows.replace(holder, "data_key", {}) == 0


def test_values_are_sealed_anew_by_the_chosen_cipher(
    people: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, kept = read_by_everyone(), versions()
    monkeypatch.setenv("NIANGJIA_CIPHER", "sm4")
    ring.present(anew=True)
    assert read_by_everyone() == before
    draw(Use.MASTER)
    rotating.go_through(rotating.REWRAP, by=BY, tell=untold)
    changed = rotating.go_through(rotating.RESEAL, by=BY, tell=untold)
    told = {one.holder.table: one for one in verifying.counted(by=BY)}
    assert changed == 7 * PEOPLE + 2
    assert told["workforce_person"].ciphers == {Algorithm.SM4: 5 * PEOPLE}
    assert (told["workforce_person"].masters, told["workforce_person"].indexes) == (
        {2: PEOPLE},
        {1: 3 * PEOPLE},
    )
    monkeypatch.setenv("NIANGJIA_CIPHER", "aes")
    ring.present(anew=True)
    assert (read_by_everyone(), versions()) == (before, kept)
    assert rotating.go_through(rotating.RESEAL, by=BY, tell=untold) == changed


def test_verifying_names_what_does_not_open_and_what_its_index_does_not_find(people: list[Person]) -> None:
    def looked() -> list[str]:
        found = verifying.verified(by=BY, everything=True, tell=lambda holder, seen: None)
        return [fault for one in found for fault in one.faults]

    assert looked() == []
    with acting(BY):
        Person.objects.filter(pk=people[0].pk).update(phone_sealed=people[1].phone_sealed)
        Person.objects.filter(pk=people[2].pk).update(bank_card_index=people[2].phone_index)
    table = "workforce_person"
    assert looked() == [f"{table} {people[0].pk} phone_sealed", f"{table} {people[2].pk} bank_card_index"]
    sample = verifying.verified(by=BY, everything=False, tell=lambda holder, seen: None)
    assert {one.holder.table: one.rows for one in sample}[table] == PEOPLE


def test_there_is_no_former_key_to_retire() -> None:
    with acting(BY), pytest.raises(Refused, match="没有旧密钥"):
        actions.retire_keys(by=BY, use=Use.MASTER)


def test_at_the_start_each_key_is_noted_and_a_missing_or_another_one_is_named() -> None:
    with acting(BY):
        checking.check()
        checking.check()
        assert sorted(KeyCheck.objects.values_list("use", "number")) == [
            ("vault-index", 1),
            ("vault-master", 1),
        ]
        master = ring.path(Use.MASTER, 1)
        right = master.read_text()
        master.write_text("00" * 32)
        master.parent.touch()
        _look_again()
        with pytest.raises(checking.KeyWrong, match="vault-master 不是"):
            checking.check()
        master.write_text(right)
        draw(Use.INDEX)
        ring.destroy(Use.INDEX, 1)
        with pytest.raises(KeyMissing, match=r"缺少密钥文件 .*vault-index："):
            checking.check()


def _look_again() -> None:
    ring._held = None


def test_before_check_values_were_kept_a_row_tells_whether_the_key_is_right(people: list[Person]) -> None:
    with acting(BY):
        KeyCheck.objects.all().delete()
        checking.check()
        KeyCheck.objects.all().delete()
        ring.path(Use.MASTER, 1).write_text("00" * 32)
        _look_again()
        with pytest.raises(checking.KeyWrong):
            checking.check()


def test_the_keys_folder_is_ours_alone() -> None:
    assert home.keys().stat().st_mode & 0o777 == 0o700
    assert ring.path(Use.MASTER, 1).stat().st_mode & 0o777 == 0o600
    assert checking.there()


@pytest.mark.parametrize(("chosen", "algorithm"), [("", Algorithm.AES), ("SM4", Algorithm.SM4)])
def test_the_cipher_is_chosen_by_name(
    chosen: str, algorithm: Algorithm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIANGJIA_CIPHER", chosen)
    assert ring.present(anew=True).algorithm is algorithm
    monkeypatch.setenv("NIANGJIA_CIPHER", "des")
    with pytest.raises(home.HomeError, match="aes 或 sm4"):
        ring.present(anew=True)
