"""The addresses of `agreements`."""

from django.urls import path

from akkoord.desk.agreements.views import agreements, organisations

app_name = "agreements"
urlpatterns = [
    path("", agreements.overview, name="overview"),
    path("<slug:slug>/", agreements.agreement, name="agreement"),
    path("<slug:slug>/<uuid:organisation_id>/", organisations.organisation, name="organisation"),
    path("<slug:slug>/<uuid:organisation_id>/state/", organisations.change_state, name="change_state"),
]
