"""The addresses of copies."""

from django.urls import path

from akkoord.desk.exports import views

app_name = "exports"
urlpatterns = [
    path("", views.own_copies, name="own_copies"),
    path("ask/", views.ask, name="ask"),
    path("<uuid:copy_id>/", views.fetch, name="fetch"),
]
