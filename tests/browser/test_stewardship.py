"""Keeping the register in a browser: the queue by keyboard, two people at once, joining and taking apart.

Each journey puts back what it changed: the desk is shared with the other journeys.
"""

import pytest

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
expect.set_options(timeout=30_000)

REVIEWERS = {"en": "reviewer", "nl": "beoordelaar"}
COMPANIES = {"Noord": "noord", "Zuid": "zuid", "Oost": "oost"}
QUESTION = {"en": "Which unit do you mean?", "nl": "Welke hal bedoelt u?"}


@pytest.fixture(params=["en", "nl"])
def language(request):
    return request.param


@pytest.fixture
def queue(sign_in, houses):
    """Open the queue as somebody; the page listens to keys, and the pairs are given back at the end."""
    opened = []

    def open_queue(name, language):
        page = sign_in(name, language=language)
        page.goto(f"{houses.desk}/register/review/")
        expect(page.locator("[data-pair-now]")).to_be_visible()
        page.wait_for_load_state()
        opened.append(page)
        return page

    yield open_queue
    for page in opened:
        page.goto(f"{houses.desk}/register/review/?country=NL")  # a batch without pairs


def pair_on(page):
    """The pair that is asked now, by the address of its answer."""
    return page.locator("form.verdicts").get_attribute("action")


def shows(page, pair, *, again=True):
    """The page with this pair, or with another one, stands and listens to keys."""
    form = expect(page.locator("form.verdicts"))
    (form.to_have_attribute if again else form.not_to_have_attribute)("action", pair)
    page.wait_for_load_state()


def asked_about(page, sign_in, question, language):
    """The company's page on which the question stands; the queue does not say which company it is."""
    for name in COMPANIES.values():
        company = sign_in(name, language=language)
        company.goto(page.url.replace("/register/review/", "/company/places/asked/"))
        if company.get_by_text(question).count():
            return company
    pytest.fail("No company was asked.")


def test_queue_by_keyboard_with_a_question_to_the_company(queue, sign_in, is_sound_once, language):
    page = queue(REVIEWERS[language], language)
    first = pair_on(page)
    page.keyboard.press("a")
    page.locator("input[name=about]").first.check()
    page.locator("#question").fill(QUESTION[language])
    page.keyboard.press("Enter")
    expect(page.locator(".notice--success")).to_be_visible()
    shows(page, first, again=False)
    is_sound_once(page)

    company = asked_about(page, sign_in, QUESTION[language], language)
    question = company.locator(".card", has_text=QUESTION[language])
    question.locator("textarea[name=answer]").fill("Hal 2.")
    is_sound_once(company)
    question.locator(".button--primary").click()
    expect(company.locator(".notice--success")).to_be_visible()

    page.reload()
    shows(page, first)
    expect(page.locator("[data-pair-now]").get_by_text("Hal 2.").first).to_be_visible()
    page.keyboard.press("d")
    shows(page, first, again=False)
    second = pair_on(page)
    page.keyboard.press("s")
    shows(page, second, again=False)
    page.keyboard.press("u")
    shows(page, second)
    page.keyboard.press("u")
    shows(page, first)


def test_two_people_at_once_judge_different_pairs(queue):
    one, other = queue("reviewer", "en"), queue("beoordelaar", "nl")
    mine = pair_on(one)
    assert mine != pair_on(other)
    one.keyboard.press("d")
    shows(one, mine, again=False)
    one.keyboard.press("u")
    shows(one, mine)


def test_join_undo_and_take_apart(sign_in, houses, is_sound_once, language):
    page = sign_in(REVIEWERS[language], language=language)
    page.goto(f"{houses.desk}/register/locations/?text=pearl+fashion")
    page.locator("main table a").first.click()
    here = page.url
    name = page.locator("h1").inner_text()
    page.goto(f"{here}merge/?text=tricotaje")
    is_sound_once(page)
    page.locator("main table .button").first.click()
    expect(page.locator("#what-will-move")).to_be_visible()
    is_sound_once(page)
    page.locator("input[name=note]").fill("One gate.")
    page.locator("form[method=post] .button--primary").click()
    expect(page.locator(".notice--success")).to_be_visible()
    is_sound_once(page)

    page.locator(".story form button").last.click()
    expect(page.locator(".notice--success")).to_be_visible()
    page.goto(here)
    expect(page.locator("h1")).to_have_text(name)
    assert page.url == here

    page.goto(f"{here}split/")
    page.locator("input[name=texts]").first.check()
    page.locator("main form .button").first.click()
    expect(page.locator("#what-will-move")).to_be_visible()
    is_sound_once(page)
    page.locator("input[name=note]").fill("Another gate.")
    page.locator("form[method=post] .button--primary").click()
    expect(page.locator(".notice--success")).to_be_visible()
    page.locator(".story form button").last.click()
    expect(page.locator(".notice--success")).to_be_visible()


def test_correct_a_location_and_take_it_back_without_javascript(sign_in, houses, is_sound_once, language):
    page = sign_in(REVIEWERS[language], language=language, java_script_enabled=False)
    page.goto(f"{houses.desk}/register/locations/?text=hoang+long+garment")
    page.locator("main table a").first.click()
    name = page.locator("h1").inner_text()
    here = page.url
    page.goto(f"{here}write/corrected/")
    page.locator("input[name=name]").fill("Hoang Long Works")
    page.locator("input[name=lat]").fill("10.9")
    page.locator("input[name=lng]").fill("106.7")
    page.locator("textarea[name=reason]").fill("Visited.")
    page.locator("main form .button--primary").click()
    expect(page.locator("h1")).to_have_text("Hoang Long Works")
    expect(page.locator(".drawn-map svg")).to_have_count(2)
    page.locator(".story form button").last.click()
    expect(page.locator("h1")).to_have_text(name)
