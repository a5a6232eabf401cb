"""Addresses of the staffing plan."""

from django.urls import path

from niangjia.staffing import views

app_name = "staffing"
urlpatterns = [
    path("", views.plan, name="plan"),
    path("figure/<slug:measure>/", views.figure, name="figure"),
    path("export.xlsx", views.export, name="export"),
]
