"""The addresses of `people`."""

from django.urls import path

from akkoord.desk.people import link_views, own_login_views, views

app_name = "people"
urlpatterns = [
    path("invitation/<str:token>/", views.invitation, name="invitation"),
    path("login/organisation/", own_login_views.own_login, name="own_login"),
    path("login/organisation/again/", own_login_views.again, name="own_login_again"),
    path("login/organisation/<slug:key>/", own_login_views.begin, name="own_login_begin"),
    path("login/organisation/<slug:key>/answer/", own_login_views.answer, name="own_login_answer"),
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
