"""The addresses of signing in, under the names by which allauth calls them."""

from allauth.account import views as password
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from allauth.usersessions import views as sessions
from django.urls import path

from akkoord.desk.people import views

OWN = "account/second-factor"
urlpatterns = [
    path("login/", views.SignIn.as_view(), name="account_login"),
    path("login/code/", second_factor.authenticate, name="mfa_authenticate"),
    path("login/passkey/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("again/", password.reauthenticate, name="account_reauthenticate"),
    path("again/code/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("again/passkey/", passkey.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path(f"{OWN}/", second_factor.index, name="mfa_index"),
    path(f"{OWN}/app/", app.activate_totp, name="mfa_activate_totp"),
    path(f"{OWN}/app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path(f"{OWN}/codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(f"{OWN}/codes/new/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path(
        f"{OWN}/codes/download/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"
    ),
    path(f"{OWN}/passkeys/", passkey.list_webauthn, name="mfa_list_webauthn"),
    path(f"{OWN}/passkeys/add/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path(f"{OWN}/passkeys/<int:pk>/remove/", passkey.remove_webauthn, name="mfa_remove_webauthn"),
    path("account/sessions/", sessions.list_usersessions, name="usersessions_list"),
]
