"""Addresses of funding."""

from __future__ import annotations

from django.urls import path

from niangjia.funding import views

app_name = "funding"
urlpatterns = [
    path("", views.replies, name="list"),
    path("add/", views.enter, name="enter"),
    path("export.xlsx", views.export, name="export"),
    path("figures/<slug:measure>/", views.figure, name="figure"),
    path("<int:pk>/", views.reply, name="reply"),
    path("<int:pk>/units/", views.allotments, name="allotments"),
    path("<int:pk>/history/", views.history, name="history"),
    path("<int:pk>/correct/", views.correct, name="correct"),
    path("<int:pk>/revoke/", views.revoke, name="revoke"),
    path("<int:pk>/allot/", views.allot, name="allot"),
]
