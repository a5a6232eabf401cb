"""An edition of 50,000 units: taken by a job, fixed, computed again. `make drill`."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from niangjia.accounts.models import Account
from niangjia.editions import access, queries
from niangjia.editions.tests.factories import brought_to, drafted, office
from niangjia.editions.tests.test_database import OTHER, refused
from niangjia.kernel import jobs
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import import_units
from tests.cast import ON, unit_row

pytestmark = [pytest.mark.usefixtures("committed"), pytest.mark.drill]
UNITS = 3000


def test_fifty_thousand_units() -> None:
    of = office()
    with acting(of.clerk):
        rows = [unit_row(f"新镇{number}总工会", "涪城区", workers=number) for number in range(1, UNITS)]
        import_units(by=of.clerk, under=of.cast.here, rows=rows, as_of=ON, source="x")
    edition = drafted(of)

    import time
    from niangjia.editions import actions
    with acting(of.clerk):
        t=time.time(); actions.retake(by=of.clerk, edition=edition); print("RETAKE", time.time()-t)
    sent = brought_to(of, "submit", edition)
    t=time.time(); refused(of.clerk, "its lines stay as they are", OTHER, sent.pk); print("REFUSED", time.time()-t)
