"""Plays the stories of an agreement: two that everybody reads, and one that waits to be approved."""

from collections.abc import Mapping
from typing import Any

from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.rules import STATES_IN_FORCE
from akkoord.desk.people.models import Mandate
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Actor, Role
from akkoord.desk.stories.actions.consent import Given, note_consent
from akkoord.desk.stories.actions.deciding import offer_story, publish_story
from akkoord.desk.stories.actions.people import note_person
from akkoord.desk.stories.actions.pictures import Brought, add_picture
from akkoord.desk.stories.actions.writing import begin_story, write_text
from akkoord.desk.stories.models import Story
from akkoord.desk.stories.queries.identity import Identity
from akkoord.desk.stories.queries.page import story_page
from akkoord.desk.stories.rules.consent import About, Medium, Way
from akkoord.desk.stories.rules.pictures import Licence
from akkoord.engine.yaml_data import yaml_data
from akkoord.project.drawn_picture import sewing_hall
from akkoord.project.trainings_and_talks import entry_of, in_days

Facts = Mapping[str, Any]
FACTS = ("name", "theme", "told_in", "country")
LONG = 2 * 365
"""Days for which somebody agrees."""
DRAWN_BY = "Akkoord"


def play_stories(adviser: Actor, approver: Actor, agreement: Agreement) -> int:
    """Play them once, and answer how many everybody reads; played again they are found as they stand."""
    stories = yaml_data("akkoord.project", "stories.yaml")["stories"]
    for number, facts in enumerate(stories):
        organisation, writer = _brought_by(agreement, facts, adviser)
        entry, values = entry_of(agreement, "story", number), {name: facts[name] for name in FACTS}
        begun = begin_story(writer, agreement, entry=entry, values=values, organisation=organisation)
        if begun.is_draft:
            _tell(writer, begun, facts)
            _let_out(writer, approver, begun, waits=facts.get("waits", False))
    return agreement.stories.filter(published_on__isnull=False).count()


def _brought_by(agreement: Agreement, facts: Facts, adviser: Actor) -> tuple[Organisation | None, Actor]:
    """The first party of the kind that brings the story, with who acts for it; else the secretariat."""
    if "brought_by" not in facts:
        return None, adviser
    parties = agreement.participations.filter(state__in=STATES_IN_FORCE)
    wanted = parties.filter(organisation__kind=facts["brought_by"]).values("organisation")
    acting = Mandate.objects.filter(role=Role.PARTY_REPRESENTATIVE, organisation__in=wanted)
    found = acting.select_related("user", "organisation").order_by("pk").first()
    return (found.organisation, actor_of(found.user)) if found else (None, adviser)


def _tell(writer: Actor, story: Story, facts: Facts) -> None:
    texts = sorted(facts["texts"].items(), key=lambda pair: bool(pair[1]["translated_by"]))
    for language, text in texts:
        story.refresh_from_db()
        write_text(writer, story, language, values=text, revision=story.revision)
    for number, each in enumerate(facts["people"]):
        values = {
            "shown_as": each["shown_as"],
            "part": each["part"],
            "is_real_name": False,
            "is_minor": False,
        }
        person = note_person(
            writer,
            story,
            entry=entry_of(story.agreement, "story person", story.code, number),
            values=values,
            identity=Identity(each["real_name"], each["contact"]),
        )
        entry = entry_of(story.agreement, "consent", person.pk)
        note_consent(writer, person, _given(story), entry=entry)
    if "picture" in facts:
        entry = entry_of(story.agreement, "story picture", story.code)
        add_picture(writer, story, _drawn(facts["picture"]["sewing_hall"], set(facts["texts"])), entry=entry)


def _given(story: Story) -> Given:
    return Given(
        about=(About.TEXT,),
        media=(Medium.SITE, Medium.PRINT),
        until=in_days(LONG),
        way=Way.WITNESSED,
        taken_by="Maaike de Boer",
        taken_on=in_days(-30),
        language=story.told_in,
        is_understood=True,
    )


def _drawn(alt: Facts, languages: set[str]) -> Brought:
    said = {language: text for language, text in alt.items() if language in languages}
    return Brought(sewing_hall(), said, DRAWN_BY, Licence.CC_BY, shows_nobody=True)


def _let_out(writer: Actor, approver: Actor, story: Story, *, waits: bool) -> None:
    story.refresh_from_db()
    offered = offer_story(writer, story, revision=story.revision)
    if not waits:
        accepted = [each.key for each in story_page(offered, approver).findings]
        publish_story(approver, offered, revision=offered.revision, accepted=accepted)
