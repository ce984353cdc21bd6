"""Stories for programs: the same as the page under the same conditions, and nothing of who tells them."""

import json
import shutil

from tests.engine.disclosure.told import STORY_OF_RIMA

from akkoord.engine.disclosure.public_story import GONE, STORIES

EVERY = "/api/v1/stories"
ONE = f"{EVERY}/{STORY_OF_RIMA.code}"


def take_back(editions_dir):
    folder = editions_dir / "textile" / STORIES
    shutil.rmtree(folder / STORY_OF_RIMA.code)
    (folder / GONE).write_text(json.dumps([STORY_OF_RIMA.code]))


def test_story_has_what_its_page_tells_but_not_who_tells_it(site, edition):
    found = site.get(ONE).json()

    assert site.get(EVERY).json() == {"data": [found]}
    assert set(found) == {
        *("code", "url", "agreement", "agreement_name", "theme", "theme_name", "country", "region"),
        *("told_in", "brought_by", "month", "texts", "pictures"),
    }
    assert found["url"] == f"http://testserver/en/stories/{STORY_OF_RIMA.code}/"
    assert {each["language"] for each in found["texts"]} == set(STORY_OF_RIMA.texts)
    for each in found["texts"]:
        told = STORY_OF_RIMA.texts[each["language"]]
        assert (each["title"], each["translated_by"] or "") == (told.title, told.translated_by)
        assert [tuple(block["lines"]) for block in each["blocks"]] == [block.lines for block in told.blocks]
    assert set(found["theme_name"]) == {"nl", "en", "de", "fr"}
    assert len(found["pictures"]) == len(STORY_OF_RIMA.pictures)
    assert site.get(found["pictures"][0]["url"]).getvalue()


def test_whoever_tells_it_could_have_been_told(site, edition):
    page = site.get(f"/en/stories/{STORY_OF_RIMA.code}/").content.decode()

    assert STORY_OF_RIMA.told_by
    assert all(each.name in page for each in STORY_OF_RIMA.told_by)
    assert all(each not in site.get(ONE).json() for each in ("told_by", "until"))


def test_story_is_asked_for_each_time_and_not_sent_twice(site, edition):
    for address in (ONE, EVERY):
        answer = site.get(address)
        assert answer["Cache-Control"] == "public, no-cache"
        assert answer["X-Robots-Tag"] == "noarchive"
        again = site.get(address, headers={"if-none-match": answer["ETag"]})
        assert (again.status_code, again["Cache-Control"]) == (304, "public, no-cache")


def test_story_that_was_taken_back_is_gone_and_nobody_is_told_why(site, edition, editions_dir):
    known = site.get(ONE)["ETag"]
    take_back(editions_dir)

    for headers in ({}, {"if-none-match": known}):
        answer = site.get(ONE, headers=headers)
        assert (answer.status_code, answer["Content-Type"]) == (410, "application/problem+json")
        assert set(answer.json()) == {"type", "title", "status", "detail"}
        assert answer.json()["type"].endswith("#gone")
        assert STORY_OF_RIMA.code not in answer.content.decode()
    assert site.get(EVERY).json() == {"data": []}


def test_story_that_never_was_is_nothing(site, edition):
    assert {site.get(f"{EVERY}/{code}").status_code for code in ("0000000000", "x", "A" * 10)} == {404}
