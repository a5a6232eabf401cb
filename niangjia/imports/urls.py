"""Addresses of imports."""

from django.urls import path

from niangjia.imports import views

app_name = "imports"
urlpatterns = [
    path("", views.list_workbooks, name="list"),
    path("drop/", views.drop, name="drop"),
    path("template/", views.template, name="template"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/progress/", views.progress, name="progress"),
    path("<int:pk>/headings/", views.headings, name="headings"),
    path("<int:pk>/default/", views.default, name="default"),
    path("<int:pk>/absent/", views.absent, name="absent"),
    path("<int:pk>/again/", views.again, name="again"),
    path("<int:pk>/retry/", views.retry, name="retry"),
    path("<int:pk>/commit/", views.commit, name="commit"),
    path("<int:pk>/undo/", views.undo, name="undo"),
    path("<int:pk>/discard/", views.discard, name="discard"),
    path("<int:pk>/problems/", views.problems, name="problems"),
]
