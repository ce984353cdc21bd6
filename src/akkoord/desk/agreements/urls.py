"""The addresses of `agreements`."""

from django.urls import path

from akkoord.desk.agreements import views

app_name = "agreements"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("<slug:slug>/", views.agreement, name="agreement"),
    path("<slug:slug>/<uuid:organisation_id>/", views.organisation, name="organisation"),
    path("<slug:slug>/<uuid:organisation_id>/state/", views.change_state, name="change_state"),
]
