"""Addresses of the list of people, its numbers and the quality of its data."""

from __future__ import annotations

from django.urls import path

from niangjia.workforce.views import notice, people, quality, statistics

urlpatterns = [
    path("", people.people_list, name="people"),
    path("find/", people.find, name="find"),
    path("export.xlsx", people.export, name="export"),
    path("notice/", notice.notice, name="notice"),
    path("statistics/", statistics.numbers, name="statistics"),
    path("quality/", quality.faults, name="quality"),
]
