"""Addresses of organisations."""

from django.urls import path

from niangjia.organisations import views

app_name = "organisations"
urlpatterns = [
    path("", views.tree, name="tree"),
    path("branches/", views.branches, name="branches"),
    path("suggest/", views.suggest, name="suggest"),
    path("export.xlsx", views.export, name="export"),
    path("<slug:code>/", views.unit, name="unit"),
    path("<slug:code>/history/", views.history, name="history"),
    *(path(f"<slug:code>/{key}/", view, name=key) for key, view in views.DOING.items()),
]
