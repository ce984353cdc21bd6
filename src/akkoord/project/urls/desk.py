"""The addresses of the desk."""

from django.urls import include, path

from akkoord.project.home import home

urlpatterns = [
    path("", home, name="home"),
    path("", include("akkoord.desk.people.urls")),
    path("agreements/", include("akkoord.desk.agreements.urls")),
]

handler404 = "akkoord.project.refusals.not_found"
