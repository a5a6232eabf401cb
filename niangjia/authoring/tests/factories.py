"""Builders of drafts and of the people who write them."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from niangjia.accounts.facade import NewAccount, actor_of, appoint
from niangjia.authoring import actions
from niangjia.authoring.entry import added, blank
from niangjia.authoring.models import Draft
from niangjia.authoring.shapes import HEADER, PROVISIONS
from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.flows import Given
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations.facade import Unit
from tests.cast import ON, PASSWORD

Entry = dict[str, Any]
GIVEN = Given(ON)


def header(**otherwise: str) -> Entry:
    """A header that stands: a document of 涪城区."""
    told = {
        "title": "涪城区社会化工会工作者配备试行办法",
        "number": "涪工发〔2026〕3号",
        "issuers": "涪城区总工会",
        "jurisdiction": "510703",
        "issued": "2026年1月1日",
    }
    return {**blank(HEADER), **told, **otherwise}


def steps(**otherwise: Any) -> Entry:
    """Headcount steps that ask more than the prefecture does: two posts up to 2,000 workers."""
    shape = PROVISIONS["headcount_steps"]
    entry = added(shape, blank(shape), ("values",))
    [value] = entry["values"]
    value |= {"from": "2026-02-01", "threshold": "2000", "base": {"word": "须", "count": "2"}}
    value["step"] |= {"word": "可", "every": "3000", "of": "excess"}
    told = {
        "id": "staffing.posts",
        "clause": "三",
        "quote": "职工2000人以下的，须配备2名；2000人以上的，每3000人可增配1名。",
        "word": "须",
        "unit": "person",
        "applies_to": ["township"],
    }
    return {**entry, **told, **otherwise}


def case(**otherwise: Any) -> Entry:
    """A case of those steps that comes out."""
    told = {
        "provision": "staffing.posts",
        "place": "510703",
        "on": "2026-06-30",
        "given": {"kind": ["township"], "workers": ["2000"]},
        "status": "value",
        "value": "2",
        "must": "2",
        "may": "",
        "why": "",
    }
    return {**told, **otherwise}


def drafted(by: Actor, **otherwise: str) -> Draft:
    """A draft that can be submitted."""
    with acting(by):
        return actions.begin(
            by=by,
            header=header(**otherwise),
            provisions=[("headcount_steps", deepcopy(steps()))],
            cases=[case()],
        )


def published(by: Actor, second: Actor, **otherwise: str) -> Draft:
    """A draft gone the whole way: submitted by one, published by another."""
    draft = drafted(by, **otherwise)
    with acting(by):
        actions.submit(by=by, draft=draft.pk, given=GIVEN)
    with acting(second):
        return actions.publish(by=second, draft=draft.pk, given=GIVEN)


def second_person(unit: Unit, name: str = "second", role: Role = Role.VICE_CHAIR) -> Actor:
    """Somebody over a unit who may publish."""
    by = operator()
    with acting(by):
        new = NewAccount(name, "李副主席", role, PASSWORD, one_time=False)
        appointment = appoint(by=by, new=new, unit=unit, on=ON.replace(month=1, day=1))
        actor = actor_of(appointment.account, on=ON, source="test")
    assert actor is not None
    return actor
