"""Which way a story goes, and what refuses a step."""

import secrets
from enum import StrEnum

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Without those that are read as one another."""
LENGTH_OF_CODE = 10


class StoryState(StrEnum):
    """Where a story stands on its way out of the house."""

    DRAFT = "draft"
    OFFERED = "offered"
    PUBLISHED = "published"
    TAKEN_OFF = "taken_off"


STORY_STATE_TITLES = {
    StoryState.DRAFT: gettext_noop("being written"),
    StoryState.OFFERED: gettext_noop("to be approved"),
    StoryState.PUBLISHED: gettext_noop("to be read by everybody"),
    StoryState.TAKEN_OFF: gettext_noop("taken off"),
}
STORY_BADGES = {
    StoryState.DRAFT: "badge--info",
    StoryState.OFFERED: "badge--warn",
    StoryState.PUBLISHED: "badge--good",
    StoryState.TAKEN_OFF: "badge--quiet",
}


class StoryStep(StrEnum):
    """What somebody does with a whole story."""

    OFFER = "offer"
    TAKE_BACK = "take_back"
    PUBLISH = "publish"
    TAKE_OFF = "take_off"
    REWRITE = "rewrite"


STORY_STEPS = {
    StoryStep.OFFER: (StoryState.DRAFT, StoryState.OFFERED),
    StoryStep.TAKE_BACK: (StoryState.OFFERED, StoryState.DRAFT),
    StoryStep.PUBLISH: (StoryState.OFFERED, StoryState.PUBLISHED),
    StoryStep.TAKE_OFF: (StoryState.PUBLISHED, StoryState.TAKEN_OFF),
    StoryStep.REWRITE: (StoryState.TAKEN_OFF, StoryState.DRAFT),
}
"""Step → from which state, to which."""


class Event(StrEnum):
    """What is written down about a story, besides its steps."""

    WRITTEN = "written"
    PERSON = "person"
    CONSENT = "consent"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"
    LOOKED = "looked"
    PICTURE = "picture"
    ERASED = "erased"
    ASKED = "asked"
    AGREED = "agreed"
    HANDED_OUT = "handed_out"
    WISH = "wish"
    KEPT = "kept"
    SHORTENED = "shortened"


EVENT_TITLES = {
    Event.WRITTEN: gettext_noop("Written"),
    Event.PERSON: gettext_noop("Somebody in the story was noted"),
    Event.CONSENT: gettext_noop("Consent was noted"),
    Event.WITHDRAWN: gettext_noop("Consent was taken back"),
    Event.ENDED: gettext_noop("Consent came to its end"),
    Event.LOOKED: gettext_noop("Name and contact were looked at"),
    Event.PICTURE: gettext_noop("Pictures were changed"),
    Event.ERASED: gettext_noop("Name, contact and documents were destroyed"),
    Event.ASKED: gettext_noop("A company was asked"),
    Event.AGREED: gettext_noop("A company answered"),
    Event.HANDED_OUT: gettext_noop("What is kept about somebody was handed to them"),
    Event.WISH: gettext_noop("Somebody in the story asked to be erased"),
    Event.KEPT: gettext_noop("The wish to be erased was taken back"),
    Event.SHORTENED: gettext_noop("The text tells nothing any more of who asked to be erased"),
    StoryStep.OFFER: gettext_noop("Offered to be approved"),
    StoryStep.TAKE_BACK: gettext_noop("Opened to be written in again"),
    StoryStep.PUBLISH: gettext_noop("Approved and shown to everybody"),
    StoryStep.TAKE_OFF: gettext_noop("Taken off"),
    StoryStep.REWRITE: gettext_noop("Opened to be written in again"),
}


def new_code() -> str:
    """A lasting address for a story, which tells nothing of when it was written or by whom."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH_OF_CODE))


class StoryMoved(AkkoordError):
    """The story is not what was looked at, or not in a state for this."""

    code = "story_moved"
    sentence = gettext_noop("The story has changed since you opened the page. Look at it once more.")


class OwnStory(AkkoordError):
    """Who worked on a story does not approve it."""

    code = "own_story"
    sentence = gettext_noop("You worked on this story, so somebody else must approve it.")


class StoryNotReady(AkkoordError):
    """Something is missing, or would tell what must not be told."""

    code = "story_not_ready"
    sentence = gettext_noop("This story cannot go out yet. The page of the story says what is in the way.")


class StoryNotTakenOff(AkkoordError):
    """The disk of the public site did not do what it was asked."""

    code = "story_not_taken_off"
    sentence = gettext_noop(
        "What you did is noted, but the folder of the public site could not be changed. The desk "
        "tries again by "
        "itself; please tell whoever looks after the server now."
    )


class IdentityNotReadable(AkkoordError):
    """It was sealed with another key."""

    code = "story_identity_not_readable"
    sentence = gettext_noop(
        "Name and contact cannot be opened: they were sealed with a key that this installation does not have."
    )


class PurposeOfLook(AkkoordError):
    """Somebody wants to see who a person is and does not say why."""

    code = "story_purpose_needed"
    sentence = gettext_noop("Say in a few words why you need the name and the contact; it stays in the log.")
