"""The addresses of `people`."""

from django.urls import path

from akkoord.desk.people import link_views, views

app_name = "people"
urlpatterns = [
    path("invitation/<str:token>/", views.invitation, name="invitation"),
    path("logout/", views.SignOut.as_view(), name="sign_out"),
    path("account/", views.account, name="account"),
    path("password/", link_views.forgotten, name="forgotten"),
    path("password/<str:token>/", link_views.new_password, name="new_password"),
    path("account/address/", link_views.change_address, name="change_address"),
    path("address/<str:token>/", link_views.confirm_address, name="confirm_address"),
    path("account/password/", views.ChangePassword.as_view(), name="password"),
    path("account/organisation/", views.choose_organisation, name="choose_organisation"),
    path("welcome/", views.nothing_here, name="nothing_here"),
    path("access-log/", views.access_log, name="access_log"),
    path("access-log/<uuid:organisation_id>/", views.access_log, name="access_log_of"),
]
