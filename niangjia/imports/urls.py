"""Addresses of imports."""

from django.urls import path

from niangjia.imports import views

app_name = "imports"
urlpatterns = [
    path("", views.list_workbooks, name="list"),
    path("drop/", views.drop, name="drop"),
    path("template/", views.template, name="template"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/commit/", views.commit, name="commit"),
    path("<int:pk>/problems/", views.problems, name="problems"),
]
