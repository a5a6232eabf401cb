"""An edition of 50,000 units: taken by a job, fixed, computed again. `make drill`."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from niangjia.editions import access, queries
from niangjia.editions.tests.factories import brought_to, drafted, office
from niangjia.editions.tests.test_database import OTHER, refused
from niangjia.kernel import jobs
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import import_units
from tests.cast import ON, account, unit_row

pytestmark = [pytest.mark.usefixtures("committed"), pytest.mark.drill]
UNITS = 50_000


def test_fifty_thousand_units() -> None:
    of = office()
    with acting(of.clerk):
        rows = [unit_row(f"新镇{number}总工会", "涪城区", workers=number) for number in range(1, UNITS)]
        import_units(by=of.clerk, under=of.cast.here, rows=rows, as_of=ON, source="x")
    edition = drafted(of)
    assert edition.pending
    jobs.work_off()
    with acting(of.clerk):
        job = jobs.state_of("edition", str(edition.pk), by=of.clerk)
        assert access.lines(edition, of.clerk).count() == UNITS
    assert job is not None and (job.done, job.total) == (UNITS, UNITS)
    sent = brought_to(of, "submit", edition)
    refused(of.clerk, "its lines stay as they are", OTHER, sent.pk)
    with acting(of.clerk):
        assert queries.recompute(sent, by=of.clerk).whole
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(account("clerk"))
    with CaptureQueriesContext(connection) as asked:
        page = client.get(f"/editions/{edition.pk}/")
    assert (page.status_code, len(asked) <= 15) == (200, True)
    assert len(page.content) <= 150 * 1024
