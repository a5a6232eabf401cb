"""Addresses of privacy."""

from __future__ import annotations

from django.urls import path

from niangjia.privacy.views import due, holds, own, readers, register

app_name = "privacy"
urlpatterns = [
    path("", register.kinds, name="register"),
    path("due/", due.due, name="due"),
    path("due/run/", due.run, name="run"),
    path("due/progress/", due.progress, name="progress"),
    path("holds/", holds.holds, name="holds"),
    path("holds/<int:pk>/end/", holds.end, name="end_hold"),
    path("requests/", own.requests, name="requests"),
    path("requests/<int:pk>/", own.answer_one, name="answer"),
    path("readers/", readers.find, name="find"),
    path("persons/<int:pk>/", own.person, name="person"),
    path("persons/<int:pk>/hold/", holds.put_off, name="hold"),
    path("persons/<int:pk>/own-data/", own.give, name="give"),
    path("persons/<int:pk>/correction/", own.correct, name="correct"),
    path("persons/<int:pk>/readers/", readers.readers, name="readers"),
    path("persons/<int:pk>/readers/export.xlsx", readers.export, name="export_readers"),
]
