"""Addresses of policy."""

from django.urls import path

from niangjia.policy import views

app_name = "policy"
urlpatterns = [
    path("", views.library, name="library"),
    path("<slug:slug>/", views.document, name="document"),
]
