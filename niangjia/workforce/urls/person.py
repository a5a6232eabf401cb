"""Addresses of one person's page and what is done on it."""

from __future__ import annotations

from django.urls import path

from niangjia.workforce.views import acts, person, unmask

urlpatterns = [
    path("add/", acts.add, name="add"),
    path("<int:pk>/", person.person, name="person"),
    path("<int:pk>/figure/<slug:name>/", person.figure, name="standing"),
    path("<int:pk>/certificates/<int:certificate>/figure/", person.validity, name="validity"),
    path("<int:pk>/unmask/<slug:group>/", unmask.unmask, name="unmask"),
    path("<int:pk>/edit/", acts.edit, name="edit"),
    path("<int:pk>/id-number/", acts.id_number, name="id_number"),
    path("<int:pk>/engagements/begin/", acts.begin, name="begin"),
    path("<int:pk>/engagements/<int:engagement>/<slug:act>/", acts.engagement, name="engagement"),
    path("<int:pk>/certificates/add/", acts.certificate, name="certificate_add"),
    path("<int:pk>/certificates/<int:certificate>/", acts.certificate, name="certificate"),
    path("<int:pk>/certificates/<int:certificate>/renew/", acts.renew, name="renew"),
]
