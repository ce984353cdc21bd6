"""This year's list beside last year's: which sites are there again, and what became of the others."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

import pyarrow as pa
from rapidfuzz.fuzz import token_set_ratio

from akkoord.desk.agreements.queries import predecessors_in
from akkoord.desk.register.models import LastYearSite, ListRow, ResponsibleExit, Submission
from akkoord.desk.register.queries.matching_input import judgements_that_count
from akkoord.desk.register.rules import EndReason, RowOrigin, SiteDecision, SubmissionState
from akkoord.engine.cleaning.search_keys import search_key
from akkoord.engine.intake import IntakeResult
from akkoord.engine.matching import Decision, consolidate
from akkoord.engine.rows import ROW_SCHEMA


class Place(NamedTuple):
    """A text that says where something is made."""

    fingerprint: str
    name: str
    address: str
    country: str


class SiteAgain(NamedTuple):
    """One site of last year's list, and where it stands this year.

    `state` is `confirmed` (word for word), `changed` (there in other words), `proposed` (perhaps there,
    a person decides), `taken_over` (put into this year's list, a person confirms), `ended`, `unknown`
    or `missing`.
    """

    site: Place
    state: str
    found: Place | None = None
    end_reason: str = ""
    end_reason_in_words: str = ""
    ended_on: date | None = None
    is_by_person: bool = False
    exit: ResponsibleExit | None = None
    """What the company answers about leaving a site by its own choice."""

    @property
    def found_as(self) -> str:
        """Fingerprint of the text of this year, "" when there is none."""
        return self.found.fingerprint if self.found else ""

    @property
    def is_undecided(self) -> bool:
        """Has a person still to say what became of it?"""
        return self.state in {"proposed", "taken_over", "missing"}

    @property
    def is_exit(self) -> bool:
        """Did the company leave it by its own choice?"""
        return self.state == "ended" and self.end_reason == EndReason.EXIT


@dataclass(frozen=True, slots=True)
class Comparison:
    """All sites of last year's list, and what this year's list has besides."""

    last: Submission | None
    sites: tuple[SiteAgain, ...]
    added: tuple[Place, ...]
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def undecided(self) -> int:
        """Sites of which a person has still to say what became of them."""
        return sum(each.is_undecided for each in self.sites)

    @property
    def exits_unanswered(self) -> tuple[SiteAgain, ...]:
        """Sites that the company chose to leave and has not answered for yet."""
        return tuple(each for each in self.sites if each.is_exit and each.exit is None)

    @property
    def left_to_confirm(self) -> int:
        """Sites that one click confirms: proposed, or taken over from last year."""
        return sum(each.state in {"proposed", "taken_over"} for each in self.sites)


def last_years_lists(submission: Submission) -> tuple[Submission, ...]:
    """The newest accepted list of an earlier year of the same agreement, the company's own first.

    With it those of the companies that were merged into it and have no accepted list of this year themselves.
    """
    merged = predecessors_in(submission.cycle.agreement_id, submission.organisation_id)
    wanted = (submission.organisation_id, *merged)
    newest: dict[UUID, Submission] = {}
    for each in (
        Submission.objects.filter(
            organisation__in=wanted,
            cycle__agreement=submission.cycle.agreement_id,
            cycle__year__lte=submission.cycle.year,
            state=SubmissionState.ACCEPTED,
        )
        .exclude(organisation=submission.organisation_id, cycle=submission.cycle_id)
        .select_related("cycle")
        .defer("mapping", "sheets")
        .order_by("-cycle__year")
    ):
        newest.setdefault(each.organisation_id, each)
    earlier = {key: each for key, each in newest.items() if each.cycle_id != submission.cycle_id}
    return tuple(earlier[company] for company in wanted if company in earlier)


def places_of(*submissions: Submission) -> dict[str, Place]:
    """Fingerprint → text, of the rows that count and are not ended."""
    rows = ListRow.objects.filter(
        submission__in=submissions, mention__isnull=False, ended_on__isnull=True
    ).order_by("pk")
    return {
        said[0]: Place(*said)
        for said in rows.values_list("mention", "name", "address", "country").iterator(chunk_size=_BATCH)
    }


def comparison_of(submission: Submission) -> Comparison:
    """Each site of last year's list with what this year's list, the machine or a person says of it."""
    lists = last_years_lists(submission)
    now = places_of(submission)
    if not lists:
        return Comparison(None, (), tuple(now.values()), {"added": len(now)})
    before = places_of(*lists)
    decided = {
        each.site: each
        for each in LastYearSite.objects.filter(
            organisation=submission.organisation_id, cycle=submission.cycle_id
        )
    }
    carried = submission.rows.filter(origin=RowOrigin.LAST_YEAR, mention__isnull=False)
    taken_over = set(carried.values_list("mention", flat=True))
    sites = tuple(
        _again(place, now, decided.get(key), submission.found_again.get(key), is_taken_over=key in taken_over)
        for key, place in before.items()
    )
    sites = _with_exits(submission, sites)
    found = {each.found.fingerprint for each in sites if each.found}
    added = tuple(place for key, place in now.items() if key not in found)
    counts = Counter(each.state for each in sites)
    return Comparison(
        lists[0], sites, added, {state: counts[state] for state in _STATES} | {"added": len(added)}
    )


_BATCH = 2_000
_STATES = ("confirmed", "changed", "proposed", "taken_over", "ended", "unknown", "missing")


def _with_exits(submission: Submission, sites: tuple[SiteAgain, ...]) -> tuple[SiteAgain, ...]:
    if not any(each.is_exit for each in sites):
        return sites
    answered = exits_of(submission)
    return tuple(
        each._replace(exit=answered.get(each.site.fingerprint)) if each.is_exit else each for each in sites
    )


def exits_of(submission: Submission) -> dict[str, ResponsibleExit]:
    """Fingerprint → what the company answered this year about leaving that site."""
    said = ResponsibleExit.objects.filter(organisation=submission.organisation_id, cycle=submission.cycle_id)
    return {each.site: each for each in said}


def _again(
    site: Place,
    now: Mapping[str, Place],
    decided: LastYearSite | None,
    proposal: list[object] | None,
    *,
    is_taken_over: bool,
) -> SiteAgain:
    key = site.fingerprint
    if decided and decided.decision == SiteDecision.SAME and decided.found_as in now:
        found = now[decided.found_as]
        return SiteAgain(site, "confirmed" if found == site else "changed", found, is_by_person=True)
    if key in now:
        return SiteAgain(site, "taken_over" if is_taken_over else "confirmed", now[key])
    if decided and decided.decision == SiteDecision.ENDED:
        words = decided.get_end_reason_display()
        return SiteAgain(site, "ended", None, decided.end_reason, words, decided.ended_on, is_by_person=True)
    if decided and decided.decision == SiteDecision.UNKNOWN:
        return SiteAgain(site, "unknown", is_by_person=True)
    if proposal and proposal[0] in now and not _is_refused(decided, str(proposal[0])):
        return SiteAgain(site, "changed" if proposal[1] else "proposed", now[str(proposal[0])])
    return SiteAgain(site, "missing")


def _is_refused(decided: LastYearSite | None, found_as: str) -> bool:
    return bool(decided and decided.decision == SiteDecision.OTHER and decided.found_as == found_as)


def likeliest(site: Place, places: Iterable[Place], *, wanted: str) -> list[Place]:
    """Those of `places` that have all `wanted` words, what is most like `site` and in its country first."""
    words = search_key(wanted).split()
    said = f"{site.name} {site.address}".casefold()
    found = [each for each in places if _has_all(words, f"{each.name} {each.address}")]
    return sorted(
        found,
        key=lambda each: (
            each.country != site.country,
            -token_set_ratio(said, f"{each.name} {each.address}".casefold()),
            each,
        ),
    )


def _has_all(words: Sequence[str], text: str) -> bool:
    return not words or all(word in search_key(text) for word in words)


def found_again_in(
    submission: Submission, result: IntakeResult, texts: Sequence[str]
) -> dict[str, list[object]]:
    """Site of last year → the text of this list that it probably is, and whether that is sure.

    `texts` are the fingerprints of the rows of `result`.

    Only the company's own two lists are compared, so that nothing of it depends on other companies.
    """
    before = places_of(*last_years_lists(submission))
    now = {place.fingerprint: place for place in _read_places(result, texts)}
    old = [place for key, place in before.items() if key not in now]
    new = [place for key, place in now.items() if key not in before]
    if not old or not new:
        return {}
    rows = [_matching_row("last", place) for place in old] + [_matching_row("now", place) for place in new]
    keys = {place.fingerprint for place in (*old, *new)}
    pairs = consolidate(
        pa.Table.from_pylist(rows, schema=ROW_SCHEMA), judgements=judgements_that_count(keys)
    ).pairs
    return _best(pairs.to_pylist(), {place.fingerprint for place in old})


def _best(pairs: Iterable[Mapping[str, object]], old: set[str]) -> dict[str, list[object]]:
    """The likeliest text for each site; each text for one site only."""
    wanted = [
        (-float(str(pair["probability"])), str(pair["left"]), str(pair["right"]), pair["decision"])
        for pair in pairs
        if pair["decision"] in {Decision.SAME, Decision.ASK}
    ]
    found: dict[str, list[object]] = {}
    used: set[str] = set()
    for _, left, right, decision in sorted(wanted):
        site, text = (left, right) if left in old else (right, left)
        if site in old and text not in old and site not in found and text not in used:
            found[site] = [text, decision == Decision.SAME]
            used.add(text)
    return found


def _read_places(result: IntakeResult, texts: Sequence[str]) -> Iterable[Place]:
    columns = [result.rows[each].to_pylist() for each in ("name", "address", "country", "blocked")]
    for text, name, address, country, blocked in zip(texts, *columns, strict=True):
        if not blocked:
            yield Place(text, name, address, country)


def _matching_row(list_name: str, place: Place) -> dict[str, object]:
    return {
        "row_key": place.fingerprint,
        "list": list_name,
        "row": place.fingerprint,
        "name": place.name,
        "address": place.address,
        "other_names": [],
        "country": place.country,
        "lat": None,
        "lng": None,
        "identifiers": [],
        "location_id": None,
    }


def rows_to_take_over(lists: Sequence[Submission], sites: Iterable[str]) -> list[ListRow]:
    """The first row of each of these sites in last year's lists."""
    rows: dict[str, ListRow] = {}
    found = ListRow.objects.filter(submission__in=lists, mention__in=list(sites), ended_on__isnull=True)
    for row in found.order_by("pk"):
        rows.setdefault(str(row.mention_id), row)
    return list(rows.values())
