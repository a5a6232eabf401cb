"""Addresses of editions."""

from __future__ import annotations

from django.urls import path

from niangjia.editions import views
from niangjia.editions.views import documents, picture

app_name = "editions"
urlpatterns = [
    path("", views.list_editions, name="list"),
    path("new/", views.new, name="new"),
    path("<int:pk>/", views.edition, name="edition"),
    path("<int:pk>/describe/", views.describe, name="describe"),
    path("<int:pk>/move/<slug:name>/", views.move, name="move"),
    path("<int:pk>/retake/", views.retake, name="retake"),
    path("<int:pk>/lines/<int:line>/", views.plan_line, name="plan_line"),
    path("<int:pk>/figure/<slug:column>/", views.figure, name="figure"),
    path("<int:pk>/compare/", views.compare, name="compare"),
    path("<int:pk>/recompute/", views.recompute, name="recompute"),
    path("<int:pk>/history/", views.history, name="history"),
    path("<int:pk>/progress/", views.progress, name="progress"),
    path("<int:pk>/export.xlsx", views.export, name="export"),
    path("<int:pk>/documents/", documents.documents, name="documents"),
    path("<int:pk>/documents/<slug:paper>.<slug:format>", documents.document, name="document"),
    path("<int:pk>/quotas.xlsx", documents.quotas, name="quotas"),
    path("picture/", picture.picture, name="picture"),
    path("picture/poster.<slug:format>", picture.poster, name="poster"),
]
