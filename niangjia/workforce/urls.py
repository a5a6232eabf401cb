"""Addresses of the workforce."""

from django.urls import path

from niangjia.workforce import views

app_name = "workforce"
urlpatterns = [
    path("", views.people, name="people"),
    path("<int:pk>/", views.person, name="person"),
]
