"""The addresses of `people`."""

from django.urls import path

from akkoord.desk.people import views

app_name = "people"
urlpatterns = [
    path("invitation/<str:token>/", views.invitation, name="invitation"),
    path("logout/", views.SignOut.as_view(), name="sign_out"),
    path("account/", views.account, name="account"),
    path("account/password/", views.ChangePassword.as_view(), name="password"),
    path("account/organisation/", views.choose_organisation, name="choose_organisation"),
    path("welcome/", views.nothing_here, name="nothing_here"),
    path("access-log/", views.access_log, name="access_log"),
    path("access-log/<uuid:organisation_id>/", views.access_log, name="access_log_of"),
]
