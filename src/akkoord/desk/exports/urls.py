"""The addresses of copies."""

from django.urls import path

from akkoord.desk.exports.views import own

app_name = "exports"
urlpatterns = [
    path("", own.own_copies, name="own_copies"),
    path("ask/", own.ask, name="ask"),
    path("<uuid:copy_id>/", own.fetch, name="fetch"),
]
