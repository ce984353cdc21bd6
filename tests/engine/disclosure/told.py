"""A story as it left the house, told in Bengali, written down in English, translated into Dutch."""

from hashlib import sha256

from akkoord.engine.disclosure.public_story import PublicStory, StoryPicture, StoryText, Teller
from akkoord.engine.disclosure.yearly_report import blocks_of

LARGE, SMALL = b"\xff\xd8\xff large", b"\xff\xd8\xff small"
FILES = tuple(f"{sha256(each).hexdigest()[:16]}.jpg" for each in (LARGE, SMALL))
PICTURES = dict(zip(FILES, (LARGE, SMALL), strict=True))
STORY_OF_RIMA = PublicStory(
    code="rmk4t7w2qd",
    agreement="textile",
    agreement_name={
        "nl": "Convenant Textiel",
        "en": "Agreement on Textile",
        "de": "Textil",
        "fr": "Textile",
    },
    theme="living_wage",
    theme_name={
        "nl": "leefbaar loon",
        "en": "living wage",
        "de": "existenzsichernder Lohn",
        "fr": "salaire vital",
    },
    country="BD",
    region="",
    told_in="bn",
    told_by=(Teller("Rima", "worker", is_real_name=False),),
    brought_by="FNV",
    month="2018-02",
    until="",
    texts={
        "en": StoryText("We are paid on time", blocks_of("The wages came late.\n\nThen we spoke."), ""),
        "nl": StoryText(
            "Wij krijgen op tijd loon", blocks_of("Het loon kwam laat.\n\nToen spraken wij."), "Eva Jansen"
        ),
    },
    pictures=(
        StoryPicture(
            file=FILES[0],
            sha256=sha256(LARGE).hexdigest(),
            width=1280,
            height=720,
            small_file=FILES[1],
            small_sha256=sha256(SMALL).hexdigest(),
            small_width=480,
            small_height=270,
            alt={"en": "A sewing hall", "nl": "Een naaizaal"},
            photographer="Karim",
            licence="CC-BY-4.0",
            until="",
        ),
    ),
)
