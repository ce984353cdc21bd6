"""Plays the year after the sample year on the desk: nobody is asked twice, and no site disappears by itself.

All of it goes through the actions that people use. The people who answer here know the truth of the
sample, as those of a company know its sites, and as a careful secretary finds out.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from akkoord.desk.agreements.loading import Loaded, load_agreement
from akkoord.desk.agreements.models import Organisation
from akkoord.desk.people.rules import Actor, Role
from akkoord.desk.register.actions import (
    accept,
    confirm_sites,
    consolidate_cycle,
    end_sites,
    judge_pair,
    name_site_again,
    read_submission,
    refuse_proposal,
    submit,
    submit_list,
    take_over_sites,
)
from akkoord.desk.register.actions.last_year import Ending
from akkoord.desk.register.models import Cycle, Submission
from akkoord.desk.register.queries.last_year import SiteAgain, comparison_of
from akkoord.desk.register.queries.review import pairs_to_judge
from akkoord.desk.register.rules import EndReason, RowOrigin
from akkoord.engine.matching import Verdict
from akkoord.engine.sample import GeneratedList, NextYear, Sample, next_year, write_sample
from akkoord.engine.sample.year import SubmissionFacts
from akkoord.project.demonstration import acting, hand_in_all, open_year

IN_WORKBOOKS = {".xlsx", ".xls", ".ods"}
Truth = defaultdict[str, set[str]]
"""Text → the true locations that the sample means by it; rarely more than one."""


@dataclass(slots=True)
class Work:
    """What a year asked of people."""

    pairs: set[frozenset[str]] = field(default_factory=set)
    """The pairs of texts that the secretariat was asked."""
    sites: int = 0
    """Sites of the year before."""
    found: int = 0
    """Of these, found again without a question, word for word or surely."""
    refused: int = 0
    """Of those surely found, how many the company said are another site."""
    proposed: int = 0
    """Found again, perhaps; the company was asked."""
    ended: int = 0
    """Explained with a day and a reason."""
    pointed_out: int = 0
    """In the new list, but only the company knew under which text."""
    kept: int = 0
    """Put into the new list by one click, because its row there could not be read."""


def true_texts(truth: Truth, submission: Submission, entry: GeneratedList) -> None:
    """Note in `truth` which location each text of a list means."""
    has_sheets = Path(entry.path).suffix in IN_WORKBOOKS
    meant = {(each.sheet if has_sheets else "", each.row): each.mention.location_id for each in entry.placed}
    rows = submission.rows.filter(mention__isnull=False, origin=RowOrigin.FILE)
    for sheet, row, text in rows.values_list("sheet", "row", "mention"):
        truth[str(text)].add(meant[sheet, row])


def judge_all(secretary: Actor, truth: Truth) -> set[frozenset[str]]:
    """Answer the review queue until it is empty; answers which pairs of texts it asked."""
    asked: set[frozenset[str]] = set()
    while pair := pairs_to_judge().order_by("rank", "pk").first():
        left, right = str(pair.left_id), str(pair.right_id)
        is_one = bool(truth[left] & truth[right])
        judge_pair(secretary, pair.pk, Verdict.SAME if is_one else Verdict.DIFFERENT)
        asked.add(frozenset((left, right)))
    return asked


@dataclass(frozen=True, slots=True)
class FirstYear:
    """What was played, and what is needed to go on: the next year's lists and the truth so far."""

    loaded: Loaded
    following: NextYear
    truth: Truth
    asked: set[frozenset[str]]
    """The pairs of texts that the secretariat was asked."""


def play_first_year(sample: Sample, folder: Path) -> FirstYear:
    """Write the sample to `folder`, let everybody hand in, compare all lists, and answer the whole queue."""
    write_sample(sample, folder)
    facts = json.loads((folder / "agreement.json").read_text(encoding="utf-8"))
    loaded = load_agreement({**facts, "agreement": {**facts["agreement"], "ready": "textile"}})
    (year,) = facts["cycles"]
    cycle, truth = open_year(year, loaded), Truth(set)
    hand_in_all(year["submissions"], folder, cycle=cycle, loaded=loaded)
    entries = {entry.path: entry for entry in sample.lists}
    for each in year["submissions"]:
        if each["file"]:
            handed_in = cycle.submissions.get(organisation=loaded.organisations[each["organisation"]])
            true_texts(truth, handed_in, entries[each["file"]])
    consolidate_cycle(cycle)
    asked = judge_all(acting(loaded, Role.SECRETARIAT_ADVISER), truth)
    return FirstYear(loaded, next_year(sample), truth, asked)


def play_second_year(first: FirstYear) -> Work:
    """Let everybody hand in, compare with the year before and sign; then compare all lists and judge."""
    loaded, following, truth, work = first.loaded, first.following, first.truth, Work()
    secretary = acting(loaded, Role.SECRETARIAT_ADVISER)
    cycle = open_year(asdict(following.cycle), loaded)
    for facts, entry in zip(following.cycle.submissions, following.lists, strict=True):
        organisation = loaded.organisations[facts.organisation]
        company = acting(loaded, Role.COMPANY_ADMIN, organisation)
        draft = _uploaded(company, cycle, organisation, facts, entry)
        true_texts(truth, draft, entry)
        settle_last_year(company, draft, truth, entry, work)
        accept(secretary, submit(company, read_submission(draft)))
    consolidate_cycle(cycle)
    work.pairs = judge_all(secretary, truth)
    return work


def _uploaded(
    company: Actor, cycle: Cycle, organisation: Organisation, facts: SubmissionFacts, entry: GeneratedList
) -> Submission:
    received = submit_list(
        company,
        cycle,
        organisation,
        filename=str(facts.filename),
        content=entry.content,
        upload_token=uuid5(NAMESPACE_URL, f"{cycle.pk}/{facts.organisation}"),
    )
    return read_submission(received.submission)


def settle_last_year(
    company: Actor, draft: Submission, truth: Truth, entry: GeneratedList, work: Work
) -> None:
    """Say of every site of last year what became of it, as somebody who knows."""
    sites = comparison_of(draft).sites
    proposed = [each for each in sites if each.state == "proposed"]
    sure = [each for each in sites if each.state in {"confirmed", "changed"}]
    wrong = [each for each in sure if each.state == "changed" and not _is_meant(each, truth)]
    work.sites, work.proposed = work.sites + len(sites), work.proposed + len(proposed)
    work.found, work.refused = work.found + len(sure) - len(wrong), work.refused + len(wrong)
    confirm_sites(company, draft, _texts(each for each in proposed if _is_meant(each, truth)))
    refuse_proposal(
        company, draft, _texts([*wrong, *(each for each in proposed if not _is_meant(each, truth))])
    )
    _settle_missing(company, draft, truth, entry, work)


def _settle_missing(
    company: Actor, draft: Submission, truth: Truth, entry: GeneratedList, work: Work
) -> None:
    now = _text_of_each(draft, truth)
    used = {each.mention.location_id for each in entry.placed}
    missing = [each.site.fingerprint for each in comparison_of(draft).sites if each.state == "missing"]
    elsewhere = {site: now[place] for site in missing for place in sorted(truth[site]) if place in now}
    for site, text in elsewhere.items():
        name_site_again(company, draft, site, text)
    kept = [site for site in missing if site not in elsewhere and truth[site] & used]
    ended = [site for site in missing if site not in elsewhere and not truth[site] & used]
    end_sites(company, draft, ended, Ending(date(draft.cycle.year - 1, 12, 31), EndReason.NO_ORDERS))
    take_over_sites(company, draft, kept)
    work.ended, work.kept = work.ended + len(ended), work.kept + len(kept)
    work.pointed_out += len(elsewhere)


def _is_meant(again: SiteAgain, truth: Truth) -> bool:
    return bool(truth[again.site.fingerprint] & truth[again.found_as])


def _texts(sites: Iterable[SiteAgain]) -> list[str]:
    return [each.site.fingerprint for each in sites]


def _text_of_each(draft: Submission, truth: Truth) -> Mapping[str, str]:
    """True location → a text of the new list that means it."""
    texts = draft.rows.filter(mention__isnull=False).values_list("mention", flat=True)
    return {place: str(text) for text in texts for place in truth[str(text)]}
