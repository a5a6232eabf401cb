"""Addresses of authoring."""

from __future__ import annotations

from django.urls import path

from niangjia.authoring.views import cases, listing, parts, record, trying

app_name = "authoring"
urlpatterns = [
    path("", listing.listed, name="list"),
    path("new/", listing.new, name="new"),
    path("<int:pk>/", record.draft, name="draft"),
    path("<int:pk>/header/", parts.header, name="header"),
    path("<int:pk>/provisions/add/", parts.add, name="provision_add"),
    path("<int:pk>/provisions/<slug:key>/", parts.provision, name="provision"),
    path("<int:pk>/provisions/<slug:key>/remove/", parts.remove, name="provision_remove"),
    path("<int:pk>/cases/", cases.cases, name="cases"),
    path("<int:pk>/cases/check/", cases.check, name="check_cases"),
    path("<int:pk>/check/<slug:part>/", parts.check, name="check"),
    path("<int:pk>/try/", trying.tried, name="try"),
    path("<int:pk>/history/", record.history, name="history"),
    path("<int:pk>/<slug:what>.yaml", record.document, name="document"),
    path("<int:pk>/moves/<slug:name>/", record.own_move, name="move"),
    path("<int:pk>/decisions/<slug:name>/", record.publishing_move, name="decision"),
]
