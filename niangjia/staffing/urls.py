"""Addresses of the staffing plan."""

from django.urls import path

from niangjia.staffing import views

app_name = "staffing"
urlpatterns = [
    path("", views.plan, name="plan"),
    path("units/<str:code>/", views.standing, name="standing"),
    path("figure/<slug:measure>/", views.figure, name="figure"),
    path("export.xlsx", views.export, name="export"),
]
