"""Addresses of what-if."""

from django.urls import path

from niangjia.scenarios import views

app_name = "scenarios"
urlpatterns = [
    path("", views.listing, name="list"),
    path("try/", views.workbench, name="try"),
    path("try/figure/", views.figure, name="figure"),
    path("try/export.xlsx", views.export, name="export"),
    path("share/", views.share, name="share"),
    path("share/figure/", views.share_figure, name="share_figure"),
    path("<int:key>/share/", views.ask_for_shares, name="ask_for_shares"),
    path("keep/", views.keep, name="keep"),
    path("<int:key>/edit/", views.edit, name="edit"),
    path("<int:key>/history/", views.history, name="history"),
    path("<int:key>/copy/", views.copy, name="copy"),
    path("<int:key>/remove/", views.remove, name="remove"),
    path("<int:key>/restore/", views.restore, name="restore"),
]
