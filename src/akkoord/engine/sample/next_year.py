"""Generates the lists of the year after: most sites as before, some in other words, some gone, some new."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from random import Random

from akkoord.engine.sample.files import file_bytes
from akkoord.engine.sample.generate import GeneratedList, Sample
from akkoord.engine.sample.mentions import Mention, write_mentions
from akkoord.engine.sample.places import TrueLocation, invent_locations
from akkoord.engine.sample.sheets import lay_out
from akkoord.engine.sample.styles import Style
from akkoord.engine.sample.submissions import style_of
from akkoord.engine.sample.year import CycleFacts, SubmissionFacts

SHARE_ENDED = 0.14
"""Of the sites of a list, how many its company does not use any more a year later."""
SHARE_RETOLD = 0.15
"""Of the sites used again, how many are written otherwise: typed anew, or from another system."""
SHARE_NEW = 0.18
"""New sites, in proportion to those of the year before."""
SHARE_KNOWN = 0.4
"""Of the new sites, how many another company had the year before."""


@dataclass(frozen=True, slots=True)
class NextYear:
    """The cycle after that of a sample, with the lists of those who handed one in then."""

    cycle: CycleFacts
    lists: tuple[GeneratedList, ...]


def next_year(sample: Sample) -> NextYear:
    """The same sample always has the same next year."""
    (before,) = sample.year.cycles
    seed, year = sample.year.seed, before.year + 1
    names = {each.key: each.name for each in sample.year.organisations}
    handed_in = {each.file: each for each in before.submissions if each.file}
    fresh = _never_seen(sample, random=Random(f"{seed}:{year}:locations"))
    facts, lists = [], []
    for entry in sample.lists:
        organisation = handed_in[entry.path].organisation
        random = Random(f"{seed}:{year}:{organisation}")
        new = _new_places(entry, sample.locations, fresh, random=random)
        mentions = _mentions(entry, sample.locations, new, style_of(organisation), year=year, random=random)
        facts.append(_submission(handed_in[entry.path], year))
        lists.append(_list(facts[-1], mentions, company=names[organisation], year=year))
    opens, due = (f"{year}{day[4:]}" for day in (before.opens, before.locations_due))
    return NextYear(CycleFacts(year, "open", opens, due, tuple(facts)), tuple(lists))


def _never_seen(sample: Sample, *, random: Random) -> list[TrueLocation]:
    """Locations that no list of the year before has, to be used up."""
    rows = sum(len(entry.placed) for entry in sample.lists)
    invented = invent_locations(1 + round(rows * SHARE_NEW), random=random)
    return [replace(place, location_id=f"N{number:06d}") for number, place in enumerate(invented, start=1)]


def _mentions(
    entry: GeneratedList,
    known: Sequence[TrueLocation],
    new: Sequence[TrueLocation],
    style: Style,
    *,
    year: int,
    random: Random,
) -> list[Mention]:
    """The rows of the new list: those kept from the old one in its order, then all that is written anew."""
    before = _sites(entry)
    ended = set(random.sample(before, round(len(before) * SHARE_ENDED)))
    again = [site for site in before if site not in ended]
    retold = set(random.sample(again, round(len(again) * SHARE_RETOLD)))
    kept = [each.mention for each in entry.placed if each.mention.location_id not in ended | retold]
    otherwise = [place for place in known if place.location_id in retold]
    return kept + write_mentions([*otherwise, *new], style, year=year, random=random)


def _sites(entry: GeneratedList) -> list[str]:
    return list(dict.fromkeys(placed.mention.location_id for placed in entry.placed))


def _new_places(
    entry: GeneratedList, known: Sequence[TrueLocation], fresh: list[TrueLocation], *, random: Random
) -> list[TrueLocation]:
    before = set(_sites(entry))
    wanted = round(len(before) * SHARE_NEW)
    others = [place for place in known if place.location_id not in before]
    of_others = random.sample(others, min(len(others), round(wanted * SHARE_KNOWN)))
    return of_others + [fresh.pop() for _ in range(min(len(fresh), wanted - len(of_others)))]


def _submission(before: SubmissionFacts, year: int) -> SubmissionFacts:
    """Everybody who handed in does so again, on the same day of the year, and is accepted."""
    file = PurePath(str(before.file))
    day = f"{year}{str(before.handed_in)[4:]}"
    return replace(
        before,
        state="accepted",
        file=str(file.with_stem(f"{file.stem}-{year}")),
        filename=str(before.filename).replace(str(year - 1), str(year)),
        handed_in=day,
        uploads=(day,),
    )


def _list(facts: SubmissionFacts, mentions: Sequence[Mention], *, company: str, year: int) -> GeneratedList:
    style = style_of(facts.organisation)
    sheets, placed = lay_out(mentions, style, company=company, year=year)
    return GeneratedList(str(facts.file), file_bytes(sheets, style), tuple(placed))
