"""Addresses of papers."""

from __future__ import annotations

from django.urls import path

from niangjia.papers import views

app_name = "papers"
urlpatterns = [
    path("<slug:kind>/<str:key>/add/", views.add, name="add"),
    path("<int:pk>/download/", views.download, name="download"),
    path("<int:pk>/remove/", views.remove, name="remove"),
]
