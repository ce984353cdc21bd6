"""Stories on the public site: read while everybody in them agrees, then nowhere."""

import json
import shutil
from dataclasses import replace

import pytest
from django.test import override_settings
from tests.engine.disclosure.told import FILES, LARGE, STORY_OF_RIMA
from tests.public.conftest import SECRET, place_story

from akkoord.engine.disclosure.public_story import GONE, STORIES
from akkoord.engine.signing import new_secret, public_key

PAGE = f"/en/stories/{STORY_OF_RIMA.code}/"
PICTURE = f"/stories/{STORY_OF_RIMA.code}/{FILES[0]}"
PAGES = ["/en/", "/nl/", "/en/stories/", "/de/stories/", "/en/numbers/"]
OVER = "2018-01-01T00:00:00+01:00"


def body(answer):
    return (answer.getvalue() if answer.streaming else answer.content).decode(errors="replace")


def gone(editions_dir):
    """What the desk leaves when somebody takes it back."""
    folder = editions_dir / "textile" / STORIES
    shutil.rmtree(folder / STORY_OF_RIMA.code)
    (folder / GONE).write_text(json.dumps([STORY_OF_RIMA.code]))


def test_story_is_read_in_the_readers_language_with_who_translated_it(site, edition):
    answer = body(site.get(f"/nl/stories/{STORY_OF_RIMA.code}/"))

    assert "Wij krijgen op tijd loon" in answer
    assert "Eva Jansen" in answer
    assert "Bengaals" in answer
    assert 'alt="Een naaizaal"' in answer


def test_reader_of_another_language_is_told_that_it_is_not_there(site, edition):
    answer = body(site.get(f"/fr/stories/{STORY_OF_RIMA.code}/"))

    assert "Ce récit n’existe pas dans la langue de cette page" in answer
    assert '<h1 lang="en"' in answer


def test_story_is_linked_from_the_start_page_the_list_and_the_numbers(site, edition):
    for page in PAGES:
        answer = site.get(page)
        assert "stories/" in body(answer), page
    assert PAGE in body(site.get("/en/"))
    assert PAGE in body(site.get("/en/stories/"))
    assert "1 story with consent" in body(site.get("/en/numbers/"))


@pytest.mark.parametrize(("theme", "found"), [("living_wage", True), ("water", True), ("", True)])
def test_stories_are_narrowed_by_a_theme_that_there_is(site, edition, theme, found):
    assert (PAGE in body(site.get("/en/stories/", {"theme": theme}))) is found


def test_two_themes_are_told_apart(site, edition, editions_dir):
    other = replace(
        STORY_OF_RIMA,
        code="aaaaaaaaaa",
        theme="water",
        theme_name=dict.fromkeys(("en", "nl", "de", "fr"), "water"),
    )
    place_story(editions_dir, other)

    answer = body(site.get("/en/stories/", {"theme": "water"}))

    assert "/en/stories/aaaaaaaaaa/" in answer
    assert PAGE not in answer


def test_page_and_picture_are_asked_for_each_time(site, edition):
    for address in (PAGE, PICTURE, "/en/stories/", "/en/", "/en/numbers/"):
        answer = site.get(address)
        body(answer)
        assert answer["Cache-Control"] == "public, no-cache", address
        assert answer["X-Robots-Tag"] == "noarchive", address


def test_picture_is_given_as_it_stands_and_not_twice(site, edition):
    answer = site.get(PICTURE)
    assert (answer.getvalue(), answer["Content-Type"]) == (LARGE, "image/jpeg")

    assert site.get(PICTURE, headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_search_engines_read_an_article(site, edition):
    page = body(site.get(PAGE))
    start = page.index('<script type="application/ld+json">') + len('<script type="application/ld+json">')
    article = json.loads(page[start : page.index("</script>", start)])

    assert article["@type"] == "Article"
    assert article["headline"] == "We are paid on time"
    assert article["datePublished"] == "2018-02"


def test_story_that_was_taken_back_is_nowhere_and_nobody_learns_why(site, edition, editions_dir):
    before = {page: site.get(page)["ETag"] for page in PAGES}
    assert all(STORY_OF_RIMA.code in body(site.get(page)) for page in ("/en/", "/en/stories/"))

    gone(editions_dir)

    answers = [site.get(PAGE), site.get(f"/nl/stories/{STORY_OF_RIMA.code}/"), site.get(PICTURE)]
    assert [each.status_code for each in answers] == [410, 410, 410]
    assert "This is not here any more" in body(answers[0])
    for page in PAGES:
        answer = site.get(page, headers={"If-None-Match": before[page]})
        assert answer.status_code == 200
        for trace in (STORY_OF_RIMA.code, "paid on time", "Rima", *FILES):
            assert trace not in body(answer)
    for trace in ("Rima", "paid on time", "consent", "Karim"):
        assert trace not in body(answers[0])


def test_story_whose_consent_is_over_is_gone_though_nobody_took_it_away(site, edition, editions_dir):
    place_story(editions_dir, replace(STORY_OF_RIMA, until=OVER))

    assert site.get(PAGE).status_code == 410
    assert site.get(PICTURE).status_code == 410
    assert STORY_OF_RIMA.code not in body(site.get("/en/"))


def test_picture_whose_consent_is_over_is_gone_alone(site, edition, editions_dir):
    picture = replace(STORY_OF_RIMA.pictures[0], until=OVER)
    place_story(editions_dir, replace(STORY_OF_RIMA, pictures=(picture,)))

    page = site.get(PAGE)

    assert page.status_code == 200
    assert FILES[0] not in body(page)
    assert site.get(PICTURE).status_code == 404


def test_story_that_never_was_is_not_found(site, edition):
    assert site.get("/en/stories/0000000000/").status_code == 404
    assert site.get("/stories/0000000000/0000000000000000.jpg").status_code == 404


def test_only_pictures_of_the_story_are_given(site, edition, editions_dir):
    (editions_dir / "textile" / STORIES / STORY_OF_RIMA.code / "0000000000000000.jpg").write_bytes(b"other")

    assert site.get(f"/stories/{STORY_OF_RIMA.code}/0000000000000000.jpg").status_code == 404


def test_story_that_no_trusted_key_signed_is_left_out(site, edition, editions_dir):
    with override_settings(SIGNING_KEYS=frozenset({public_key(SECRET)})):
        assert site.get(PAGE).status_code == 200
        place_story(editions_dir, secret=new_secret())
        assert site.get(PAGE).status_code == 404


def test_damaged_story_leaves_the_others(site, edition, editions_dir):
    folder = place_story(editions_dir, replace(STORY_OF_RIMA, code="aaaaaaaaaa"))
    (folder / "story.json").write_text("{")

    assert site.get("/en/stories/").status_code == 200
    assert site.get(PAGE).status_code == 200
    assert site.get("/en/stories/aaaaaaaaaa/").status_code == 404


def test_site_without_a_story_says_so(site, edition, editions_dir):
    shutil.rmtree(editions_dir / "textile" / STORIES)

    assert "No story is told here now." in body(site.get("/en/stories/"))
    assert site.get("/en/")["Cache-Control"] != "public, no-cache"


def test_no_signature_is_given(site, edition):
    for name in ("story.json", "story.json.sig"):
        assert site.get(f"/stories/{STORY_OF_RIMA.code}/{name}").status_code == 404
        assert site.get(f"/editions/textile/{STORIES}/{STORY_OF_RIMA.code}/{name}").status_code == 404
