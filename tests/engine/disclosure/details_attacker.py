"""Somebody with all editions, who looks at what changed in a row, and at which rows changed together."""

from dataclasses import dataclass, field

from tests.engine.disclosure.mention import by_identifier, mention

from akkoord.engine.disclosure import EarlierEdition, PublicationMode, ReleasePlan, prepare_release, told_by
from akkoord.engine.disclosure.shown_before import given_by

K = 3
TEXTS = ("name", "local_name", "address", "town", "region")


@dataclass
class Editions:
    """What an outsider has: rows by identifier, and who stood behind them, which is more than is public."""

    rows: list[dict] = field(default_factory=list)
    supporters: list[dict] = field(default_factory=list)
    behind: list[frozenset[str]] = field(default_factory=list)
    there: list[frozenset[str]] = field(default_factory=list)
    """The companies that handed in."""


def publish_details(years, *, hears_left=True):
    """The editions of years, each company → place → what its list says; all judged with those before."""
    out, earlier, left = Editions(), [], {}
    for year in years:
        mentions = tuple(
            mention(place, company, **said)
            for company, places in sorted(year.items())
            for place, said in sorted(places.items())
        )
        release = prepare_release(
            ReleasePlan(
                mode=PublicationMode.FULL_LIST,
                k=K,
                mentions=mentions,
                statuses={},
                redirects={},
                earlier=tuple(earlier),
                left=left if hears_left else {},
            )
        )
        if not release.report.passed:
            continue
        left |= {name: tuple(each for each in mentions if each.company == name) for name in year}
        rows, difference = by_identifier(release.locations), release.report.difference
        told = told_by(release.locations)
        earlier.append(EarlierEdition(len(earlier) + 1, rows, difference.supporters, told, release.work))
        out.rows.append(rows)
        out.supporters.append(difference.supporters)
        out.behind.append(difference.behind.shown)
        out.there.append(frozenset(company for company, places in year.items() if places))
    return out


def found_by_changes(out):
    """Place and company: the row changed, and fewer than k companies came or went that could be the reason.

    That is all there is to it where those that stay hand in the same list again.
    """
    found = set()
    for one in range(len(out.rows)):
        for other in range(one + 1, len(out.rows)):
            moved = out.behind[one] ^ out.behind[other] or out.there[one] ^ out.there[other]
            if 0 < len(moved) < K:
                for place in out.rows[one].keys() & out.rows[other].keys():
                    if out.rows[one][place] != out.rows[other][place]:
                        true = out.supporters[one].get(place, set()) | out.supporters[other].get(place, set())
                        found |= {(place, company) for company in moved & true}
    return found


def gathered_over_editions(out):
    """Edition and the fewer than k companies behind all the rows that told the same of themselves so far.

    Rows that looked alike in every edition before, and do so no more.
    """
    found = set()
    for at in range(len(out.rows)):
        ways, alike = {}, {}
        for place in out.rows[at]:
            before, now = _way(out, place, at), _look(out, place, at)
            behind = out.supporters[at].get(place, frozenset())
            ways.setdefault(before, set()).update(behind)
            alike.setdefault((before, now), set()).update(behind)
        found |= {
            (at, frozenset(companies))
            for (before, _), companies in alike.items()
            if 0 < len(companies) < K and companies != ways[before]
        }
    return found


def _way(out, place, at):
    return (*(_look(out, place, each) for each in range(at)),)


def _look(out, place, at):
    """What the row tells of the list that it is from: the details given, and whether texts are new."""
    if place not in out.rows[at]:
        return None
    row = out.rows[at][place]
    last = next((rows[place] for rows in reversed(out.rows[:at]) if place in rows), row)
    is_new = any(
        getattr(last, text) and getattr(row, text) and getattr(last, text) != getattr(row, text)
        for text in TEXTS
    )
    return given_by(row), is_new
