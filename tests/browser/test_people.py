"""From the invitation to the second factor and back, in a browser against the served houses."""

import email
import re
import time
from email.policy import default

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
expect.set_options(timeout=30_000)

NEW_PASSWORD = "a sentence nobody guesses"
WAIT_FOR_LETTER = 60
"""Seconds."""


def link_in_letter_to(address, folder):
    """The link that the background work has brought into the folder of letters."""
    deadline = time.monotonic() + WAIT_FOR_LETTER
    while time.monotonic() < deadline:
        for file in (folder / "desk" / "letters").glob("*.eml"):
            letter = email.message_from_bytes(file.read_bytes(), policy=default)
            if letter["To"] == address:
                return re.search(r"http\S+/invitation/\S+", letter.get_content()).group()
        time.sleep(0.5)
    pytest.fail(f"No letter to {address}.")


def code_of(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_invited_colleague_sets_up_a_second_factor_and_signs_in_with_it(
    sign_in, visit, houses, is_sound, language
):
    address = f"eva.{language}@example.org"
    admin = sign_in("klein")
    admin.goto(f"{houses.desk}/people/")
    is_sound(admin)
    admin.goto(f"{houses.desk}/people/invite/")
    is_sound(admin)
    admin.locator("input[name=email]").fill(address)
    admin.locator("input[name=name]").fill("Eva")
    admin.locator("select[name=language]").select_option(language)
    admin.locator("main .button--primary").click()
    expect(admin.locator(".notice--success")).to_contain_text(address)
    admin.get_by_role("link", name="Eva").first.click()
    admin.wait_for_url(re.compile(r"/people/\d+/"))
    is_sound(admin)

    eva = visit(language=language)
    eva.goto(link_in_letter_to(address, houses.folder))
    is_sound(eva)
    eva.locator("input[name=password]").fill(NEW_PASSWORD)
    eva.locator("main .button--primary").click()
    eva.wait_for_url("**/account/second-factor/")
    is_sound(eva)
    eva.locator("main .button--primary").click()
    eva.wait_for_url("**/app/")
    is_sound(eva)
    secret = eva.locator(".key").inner_text()
    eva.locator("input[name=code]").fill(code_of(secret))
    eva.locator("main .button--primary").click()
    eva.wait_for_url("**/codes/")
    is_sound(eva)
    recovery_code = eva.locator(".codes li").first.inner_text()

    elsewhere = visit(language=language)
    elsewhere.goto(f"{houses.desk}/login/")
    is_sound(elsewhere)
    elsewhere.locator("#id_login").fill(address)
    elsewhere.locator("#id_password").fill(NEW_PASSWORD)
    elsewhere.locator("main .button--primary").click()
    elsewhere.wait_for_url("**/login/code/")
    is_sound(elsewhere)
    elsewhere.locator("input[name=code]").fill(recovery_code)
    elsewhere.locator("main .button--primary").click()
    elsewhere.wait_for_url(lambda url: "/login/" not in url)

    elsewhere.goto(f"{houses.desk}/account/sessions/")
    is_sound(elsewhere)
    elsewhere.locator("main .button--primary").click()
    elsewhere.wait_for_load_state()
    eva.goto(f"{houses.desk}/account/")
    eva.wait_for_url("**/login/?next=/account/")
    elsewhere.goto(f"{houses.desk}/account/")
    is_sound(elsewhere)


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
