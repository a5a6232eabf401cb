"""Addresses of the workforce."""

from django.urls import path

from niangjia.workforce import views

app_name = "workforce"
urlpatterns = [
    path("", views.people, name="people"),
    path("figure/", views.figure, name="figure"),
    path("<int:pk>/", views.person, name="person"),
]
