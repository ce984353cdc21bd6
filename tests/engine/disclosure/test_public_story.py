"""The file of a story: read as it was written, ended at its moment, in the reader's language or the first."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.engine.disclosure.told import STORY_OF_RIMA

from akkoord.engine.disclosure.public_story import PublicStory


def test_story_is_read_as_it_was_written():
    assert PublicStory.read(STORY_OF_RIMA.as_json()) == STORY_OF_RIMA


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"code": 1}'])
def test_other_files_are_refused(text):
    with pytest.raises((ValueError, KeyError, TypeError)):
        PublicStory.read(text)


def test_story_and_picture_end_at_their_moment():
    ends = "2018-03-01T00:00:00+01:00"
    story = replace(STORY_OF_RIMA, until=ends, pictures=(replace(STORY_OF_RIMA.pictures[0], until=ends),))
    before, at = datetime(2018, 2, 28, 22, 59, tzinfo=UTC), datetime(2018, 2, 28, 23, 0, tzinfo=UTC)

    assert (story.is_shown(before), len(story.pictures_shown(before))) == (True, 1)
    assert (story.is_shown(at), story.pictures_shown(at)) == (False, ())


@pytest.mark.parametrize(("reader", "shown"), [("nl", "nl"), ("en", "en"), ("fr", "en")])
def test_reader_without_a_translation_reads_what_was_written_down(reader, shown):
    assert STORY_OF_RIMA.language_for(reader) == shown
