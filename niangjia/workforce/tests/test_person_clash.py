"""Two clerks at one record, over two real connections: the second sees both versions, nothing is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier, Event
from time import sleep

import pytest
from django.db import connection
from django.test import Client

from niangjia.kernel.figure import Refused
from niangjia.kernel.locking import Overtaken, mark
from niangjia.kernel.scope import acting
from niangjia.organisations.queries import units_below
from niangjia.workforce import access
from niangjia.workforce.actions import correct_id_number, edit_person, enter_person
from niangjia.workforce.queries.shown import of_person
from niangjia.workforce.rules import ON_THIS_ROSTER
from niangjia.workforce.types import Education, PersonFacts, PoliticalStatus
from tests.cast import ON, Cast, account, gather, roster_row

pytestmark = pytest.mark.usefixtures("committed")


def test_of_two_at_once_one_is_overtaken() -> None:
    cast = gather()
    with acting(cast.clerk):
        person = access.persons(cast.clerk).get()
        shown = mark(of_person(person))
    together = Barrier(2)

    def write(name: str) -> str:
        by = replace(cast.clerk, reason=name)
        facts = PersonFacts(name=name, ethnic_group=None, political_status=None, education=None)
        together.wait()
        try:
            with acting(by):
                edit_person(by=by, person=person.pk, shown=shown, facts=facts)
        except Overtaken as overtaken:
            return f"overtaken by {sorted(overtaken.names)}"
        finally:
            connection.close()
        return "written"

    with ThreadPoolExecutor(2) as pool:
        done = sorted(pool.map(write, ("王小一", "王小二")))
    assert done == ["overtaken by ['name']", "written"]
    with acting(cast.clerk):
        assert access.persons(cast.clerk).get().name in {"王小一", "王小二"}


def test_the_second_sees_both_sides_and_chooses() -> None:
    cast = gather()
    with acting(cast.clerk):
        pk = access.persons(cast.clerk).get().pk
        name = access.persons(cast.clerk).get().name
    first, second = _browser(cast), _browser(cast)
    address = f"/workforce/{pk}/edit/"
    seen = {browser: _fields(browser.get(address).context["form"]) for browser in (first, second)}
    theirs = seen[first] | {"education": Education.MASTER.value, "reason": "补学历"}
    assert first.post(address, theirs).status_code == 302
    mine = seen[second] | {
        "political_status": PoliticalStatus.MASSES.value,
        "name": f"{name}一",
        "reason": "更名",
    }
    clash = second.post(address, mine)
    assert clash.status_code == 409
    sides = {str(side.label): (str(side.now), str(side.mine)) for side in clash.context["sides"]}
    assert sides == {
        "学历": ("硕士研究生毕业", ""),
        "姓名": (name, f"{name}一"),
        "政治面貌": ("", "群众"),
    }
    merged = _fields(clash.context["form"])
    assert (merged["education"], merged["name"]) == (Education.MASTER.value, f"{name}一")
    assert second.post(address, merged | {"reason": "更名"}).status_code == 302
    with acting(cast.clerk):
        person = access.persons(cast.clerk).get()
    assert (person.name, person.education, person.political_status) == (
        f"{name}一",
        Education.MASTER.value,
        PoliticalStatus.MASSES.value,
    )


@pytest.mark.parametrize("act", ["enter", "correct"])
def test_a_number_taken_while_it_was_asked_for_is_refused(act: str) -> None:
    """The rule cannot see what is not committed yet; the database waits for it, and then says no."""
    cast = gather()
    by = replace(cast.clerk, reason="新录用")
    with acting(cast.clerk):
        unit = units_below(cast.here, by=cast.clerk).get()
        person = access.persons(cast.clerk).get()
    taken = roster_row(9, unit)
    stored = Event()

    def first() -> None:
        try:
            with acting(by):
                enter_person(by=by, row=taken, on=ON)
                stored.set()
                _wait_for_somebody_waiting()
        finally:
            connection.close()

    def second() -> str:
        try:
            stored.wait()
            with acting(by):
                if act == "enter":
                    enter_person(by=by, row=taken, on=ON)
                else:
                    correct_id_number(by=by, person=person.pk, id_number=taken.id_number, on=ON)
        except Refused as refused:
            return str(refused.verdict.reason)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.submit(first), pool.submit(second)
        one.result()
        assert other.result() == str(ON_THIS_ROSTER.reason)
    with acting(cast.clerk):
        assert access.persons(cast.clerk).count() == 2


def _wait_for_somebody_waiting() -> None:
    """Until another transaction waits for a lock."""
    for _ in range(1_000):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone() != (0,):
                return
        sleep(0.01)
    raise AssertionError("nobody waited")


def _browser(cast: Cast) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(account("clerk"))
    return client


def _fields(form: object) -> dict[str, str]:
    """The form as the browser would send it."""
    return {bound.html_name: str(bound.value() or "") for bound in form}  # type: ignore[attr-defined]
