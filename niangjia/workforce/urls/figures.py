"""Addresses of the named figures."""

from __future__ import annotations

from django.urls import path

from niangjia.workforce.views import figures

urlpatterns = [path("figures/<slug:name>/", figures.named, name="named_figure")]
