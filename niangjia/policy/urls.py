"""Addresses of policy."""

from django.urls import path

from niangjia.policy import views

app_name = "policy"
urlpatterns = [
    path("", views.library, name="library"),
    path("places/", views.places, name="places"),
    path("provision/<str:provision_id>/", views.provision, name="provision"),
    path("provision/<str:provision_id>/try/", views.calculator, name="calculator"),
    path("<slug:slug>/", views.document, name="document"),
    path("<slug:slug>/<slug:what>.yaml", views.download, name="download"),
]
