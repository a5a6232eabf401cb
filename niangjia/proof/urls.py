"""Addresses of proof."""

from django.urls import path

from niangjia.proof import views

app_name = "proof"
urlpatterns = [
    path("", views.events, name="events"),
    path("events.xlsx", views.export, name="export"),
    path("events/<int:pk>/", views.event, name="event"),
    path("exports/", views.exports, name="exports"),
    path("sign-ins/", views.sign_ins, name="sign_ins"),
]
