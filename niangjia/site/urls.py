"""Every address of the house."""

from django.urls import include, path
from django.views.i18n import set_language

from niangjia.kernel.pages import POST, open_page
from niangjia.site import rest, views

handler400 = "niangjia.site.views.wrong.malformed"
handler404 = "niangjia.site.views.wrong.not_there"
handler500 = "niangjia.site.away.faltered"

HOUSE = [
    path("", views.home, name="home"),
    path("desk/numbers/", views.numbers, name="numbers"),
]
SEARCH = [
    path("", views.search, name="results"),
    path("suggest/", views.suggest, name="suggest"),
]
urlpatterns = [
    path("", include((HOUSE, "site"))),
    path("search/", include((SEARCH, "search"))),
    path("security/", views.security, name="security"),
    path("health/", views.health, name="health"),
    path("language/", open_page(set_language, takes=POST), name="set_language"),
    path("accounts/", include("niangjia.accounts.urls")),
    path("organisations/", include("niangjia.organisations.urls")),
    path("workforce/", include("niangjia.workforce.urls")),
    path("staffing/", include("niangjia.staffing.urls")),
    path("funding/", include("niangjia.funding.urls")),
    path("scenarios/", include("niangjia.scenarios.urls")),
    path("editions/", include("niangjia.editions.urls")),
    path("authoring/", include("niangjia.authoring.urls")),
    path("privacy/", include("niangjia.privacy.urls")),
    path("proof/", include("niangjia.proof.urls")),
    path("papers/", include("niangjia.papers.urls")),
    path("imports/", include("niangjia.imports.urls")),
    path("policy/", include("niangjia.policy.urls")),
    path("api/v1/", rest.addresses()),
]
