"""The addresses of keeping and destroying; none of them names a company or a location."""

from django.urls import path

from akkoord.desk.retention import views

app_name = "retention"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("propose/", views.propose, name="propose"),
    path("hold/", views.hold, name="hold"),
    path("holds/<int:hold_id>/lift/", views.lift, name="lift"),
    path("<uuid:destruction_id>/", views.destruction, name="destruction"),
    path("<uuid:destruction_id>/decide/", views.decide, name="decide"),
    path("<uuid:destruction_id>/certificate/", views.certificate, name="certificate"),
]
