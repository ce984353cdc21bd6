"""Ways to sign in beside those of the journey from invitation to list, which `test_handing_in.py` walks."""

import pytest

pytest.importorskip("playwright.sync_api")


def test_passkey_signs_in_alone(sign_in, houses, is_sound):
    page = sign_in("oost")
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    phone = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": phone})
    page.goto(f"{houses.desk}/account/second-factor/passkeys/add/")
    is_sound(page)
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/codes/")
    page.goto(f"{houses.desk}/account/second-factor/passkeys/")
    is_sound(page)
    page.locator(".menu--person > summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/login/")
    page.locator("#passkey_login").click()
    page.wait_for_url(lambda url: "/login/" not in url)
    page.goto(f"{houses.desk}/account/second-factor/passkeys/")
    page.locator("main .button--quiet").first.click()
    page.locator("main .button--danger").click()
    page.wait_for_url("**/passkeys/")
