"""The addresses of handing an agreement over."""

from django.urls import path

from akkoord.desk.exports.views import handover

app_name = "handover"
urlpatterns = [
    path("<slug:slug>/handover/", handover.page, name="page"),
    path("<slug:slug>/handover/propose/", handover.propose, name="propose"),
    path("handover/<uuid:export_id>/decide/", handover.decide, name="decide"),
    path("handover/<uuid:export_id>/", handover.fetch, name="fetch"),
]
