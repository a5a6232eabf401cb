"""Addresses of the workforce."""

from niangjia.workforce.urls import figures, people, person

app_name = "workforce"
urlpatterns = [*people.urlpatterns, *person.urlpatterns, *figures.urlpatterns]
