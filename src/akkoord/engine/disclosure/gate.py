"""The release gate: may this list be published, what is held back, and what must a signer know."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from akkoord.engine.disclosure.difference import (
    NOTHING_DECIDED,
    ByPeople,
    Difference,
    EarlierEdition,
    compare,
)
from akkoord.engine.disclosure.mentions import Mention, confidential_companies, supporters_of
from akkoord.engine.disclosure.public_rows import PublicationMode
from akkoord.engine.text import gettext_noop

DOMINANT_SHARE = 50
"""Per cent of the locations that one company alone may stand behind without a remark."""


class Level(StrEnum):
    """What a finding means for the release."""

    BLOCK = "block"
    """Nothing may be published."""
    ACCEPT = "accept"
    """A person must have looked at it: each signer accepts it by its key."""
    NOTE = "note"
    """Good to know."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the gate found; `sentence` is English with places for `params`."""

    code: str
    level: Level
    sentence: str
    params: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What a signer accepts: the code and everything that fills its sentence."""
        return "|".join([self.code, *(f"{name}={value}" for name, value in sorted(self.params.items()))])


@dataclass(frozen=True, slots=True)
class GateReport:
    """The answer of the gate. For the secretariat only."""

    findings: tuple[Finding, ...]
    difference: Difference

    @property
    def passed(self) -> bool:
        """Nothing forbids the release."""
        return not any(finding.level is Level.BLOCK for finding in self.findings)


SENTENCES = {
    "mode_none": gettext_noop("This agreement publishes no list: its publication mode is “none”."),
    "nothing_to_publish": gettext_noop("There is no location to publish in this cycle."),
    "too_few_companies": gettext_noop(
        "Only %(companies)s companies with confidential links contributed; at least %(k)s are needed, "
        "because the list would show where they produce."
    ),
    "everything_held": gettext_noop("All locations are held back, so there is nothing left to publish."),
    "rows_held": gettext_noop(
        "%(rows)s locations wait for a later edition: only new companies name them (%(waiting)s), too few to "
        "come together, which takes %(k)s; a comparison of editions would show where they produce."
    ),
    "rows_kept": gettext_noop(
        "%(rows)s locations stay on the list: only companies named them that are gone (%(gone)s), too few to "
        "go together; the vanishing of these locations would show where those companies produced."
    ),
    "exposed": gettext_noop(
        "What the editions show of the coming and going of %(companies)s companies is shared by fewer than "
        "%(k)s, because others opened all their links or because people decided so. Tell them in private."
    ),
    "known_elsewhere": gettext_noop(
        "%(companies)s of the companies that wait stand behind lists of other agreements of this "
        "secretariat. They come in when %(k)s or more that stand behind the same lists can come together, "
        "and %(k)s or none of these stay out."
    ),
    "exposed_elsewhere": gettext_noop(
        "What all lists together show of the coming and going of %(companies)s companies of other agreements "
        "of this secretariat would be shared by fewer than %(k)s. Tell them in private."
    ),
    "dominant_company": gettext_noop(
        "One company alone stands behind %(share)s %% of the locations; a reader could guess that most of "
        "the list is its own."
    ),
    "remainder": gettext_noop(
        "%(links)s confidential links are at locations where every other company has opened its own link; "
        "tell these companies in private that they are the remainder."
    ),
    "lost_letters": gettext_noop(
        "%(rows)s locations have lost letters (“?”) in their name or address, all from the lists of "
        "%(companies)s companies; readers see that they belong together. Correct them in the register first."
    ),
    "texts_wait": gettext_noop(
        "%(rows)s locations are written as in the edition before: the lists of fewer than %(k)s companies of "
        "their country write them otherwise now, and readers would see which rows changed together. What you "
        "correct in the register shows at once."
    ),
    "single_support": gettext_noop(
        "%(rows)s of %(total)s locations are supported by one company only; for each of them at least "
        "%(others)s other companies could be the reason that it is on the list."
    ),
}
"""Code → sentence of the findings that the gate itself makes."""


def finding(code: str, level: Level, **params: str | int) -> Finding:
    """A finding with the sentence of its code."""
    return Finding(code, level, SENTENCES[code], params)


def gate(
    mentions: tuple[Mention, ...],
    *,
    mode: PublicationMode,
    k: int,
    earlier: Sequence[EarlierEdition] = (),
    redirects: Mapping[str, str] | None = None,
    by_people: ByPeople = NOTHING_DECIDED,
) -> GateReport:
    """Judge the release of what `mentions` say; `k` is the least number of companies to hide among.

    `earlier` are all editions that were ever public, oldest first, and those of other agreements of
    the same host. The report holds locations back and
    keeps others, save for what people decided; it refuses the release altogether when a rule
    cannot be kept by holding back.
    """
    difference = compare(mentions, earlier, k=k, redirects=redirects or {}, by_people=by_people)
    findings = _about_the_whole(mentions, difference, mode=mode, k=k) or [
        *_about_the_difference(difference, k=k),
        *_about_sisters(difference, earlier, k=k),
        *_about_single_companies(mentions),
    ]
    return GateReport(tuple(findings), difference)


def _about_the_whole(
    mentions: tuple[Mention, ...], difference: Difference, *, mode: PublicationMode, k: int
) -> list[Finding]:
    """Why nothing may be published, if so."""
    if mode is PublicationMode.NONE:
        return [finding("mode_none", Level.BLOCK)]
    if not mentions:
        return [finding("nothing_to_publish", Level.BLOCK)]
    companies = len(confidential_companies(mentions))
    if 0 < companies < k:
        return [finding("too_few_companies", Level.BLOCK, companies=companies, k=k)]
    if not difference.supporters:
        return [finding("everything_held", Level.BLOCK)]
    return []


def _about_the_difference(difference: Difference, *, k: int) -> list[Finding]:
    found = []
    behind = difference.behind
    if held := len(difference.held):
        found.append(finding("rows_held", Level.NOTE, rows=held, waiting=len(behind.waiting), k=k))
    if kept := len(difference.kept):
        found.append(finding("rows_kept", Level.NOTE, rows=kept, gone=len(behind.kept)))
    if exposed := len(behind.exposed):
        found.append(finding("exposed", Level.ACCEPT, companies=exposed, k=k))
    return found


def _about_sisters(
    difference: Difference, editions: Sequence[EarlierEdition], *, k: int
) -> Iterable[Finding]:
    """What the lists of other agreements change, in numbers alone: whose companies they are is not told."""
    known = frozenset().union(*(each.companies for each in editions if each.is_of_sister))
    if waiting := len(difference.behind.waiting & known):
        yield finding("known_elsewhere", Level.NOTE, companies=waiting, k=k)
    if exposed := len(difference.behind.elsewhere):
        yield finding("exposed_elsewhere", Level.ACCEPT, companies=exposed, k=k)


def _about_single_companies(mentions: tuple[Mention, ...]) -> list[Finding]:
    supporters = supporters_of(mentions)
    confidential = confidential_companies(mentions)
    alone: dict[str, int] = {}
    for companies in supporters.values():
        if len(companies) == 1 and companies <= confidential:
            company = next(iter(companies))
            alone[company] = alone.get(company, 0) + 1
    found = []
    share = 100 * max(alone.values(), default=0) // max(1, len(supporters))
    if share > DOMINANT_SHARE:
        found.append(finding("dominant_company", Level.ACCEPT, share=share))
    if remainders := remainders_of(mentions):
        links = sum(map(len, remainders.values()))
        found.append(finding("remainder", Level.ACCEPT, links=links))
    if alone:
        found.append(
            finding(
                "single_support",
                Level.NOTE,
                rows=sum(alone.values()),
                total=len(supporters),
                others=len(confidential) - 1,
            )
        )
    return found


def remainders_of(mentions: Iterable[Mention]) -> dict[str, frozenset[str]]:
    """Company → the locations where every other company has opened its link. For that company alone."""
    hidden: dict[str, set[str]] = defaultdict(set)
    is_partly_open: set[str] = set()
    for mention in mentions:
        if mention.company is None:
            continue
        if mention.is_open:
            is_partly_open.add(mention.location_id)
        else:
            hidden[mention.location_id].add(mention.company)
    found: dict[str, set[str]] = defaultdict(set)
    for place in is_partly_open:
        if len(companies := hidden.get(place, set())) == 1:
            found[next(iter(companies))].add(place)
    return {company: frozenset(places) for company, places in found.items()}
