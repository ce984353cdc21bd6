"""Server time and queries of every page of the desk with five years of 100 companies and 10,000 locations.

python benchmarks/pages.py            # prints the section of benchmarks/README.md
python benchmarks/pages.py --write    # puts it there
python benchmarks/pages.py --all      # prints every page, not only the slowest

Pages that a person waits for after a click on a list of 10,000 rows are measured too.
"""

import argparse
import gc
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from figures import measured_on, write_section

from akkoord.cli.init import new_desk, write_installation
from akkoord.cli.installation import set_up_desk
from akkoord.project.configuration import as_toml

if TYPE_CHECKING:
    from django.test import Client

TIMES, SHOWN, LIMIT = 5, 20, 300
WHO_MAY = Path(__file__).parents[1] / "tests" / "desk" / "url_permissions.txt"
NO_PAGES = {"register:reading", "register:progress", "health"}
"""Parts of pages, or answers to machines."""
FILES = {
    *("register:submission_annotated", "register:annotated", "register:original", "duties:document_file"),
    *("mfa_download_recovery_codes",),
}
OF_A_MERGED_COMPANY = {
    *("register:company_list", "register:mending", "register:last_year", "register:sites", "register:sign"),
}
"""Asked for the list of the company itself, and for that of one merged into it."""
ROLES = ("SA", "CA", "AS", "PS", "MO", "lead")
"""The first of them that gets a page asks for it."""
FURTHER = {
    "register:locations": ["?q=factory+77&country=TR", "?page=90"],
    "register:last_year": ["?show=found", "?show=added", "?show=ended"],
    "register:sites": ["?page=150", "?text=mill+road+77"],
    "register:mending": ["?page=10", "?kind=country_unknown"],
    "register:company_list": ["?page=90"],
    "register:company_locations": ["?page=90"],
}
"""Addresses that are asked for in these ways too."""
TEXT = """
## Pages with five years of 100 companies and 10,000 locations

`benchmarks/pages.py` fills a SQLite database with {companies} companies, {years} years, {locations:,}
locations and {rows:,} rows. One company's list has as many rows as there are locations, last year's and
the draft of this year, which came in {files} files; {merged} companies were merged into it. Beside lists
there are meetings, promises, projects, reviews, deliverables, norms, trainings, talks, documents, figures
and {stories} stories in four languages. Each of {pages} pages of the desk is asked for {times} times,
without a network; the slowest are shown. Wanted: no page above {limit} ms, and as many queries for a long
list as for a short one. Processor time counts, as other work on the machine makes everything wait, and
there was such work. Measured on {machine}; load of the machine before it began: {load:.1f}.

| page | for | processor | longest wait | queries | size |
|---|---|---|---|---|---|
{lines}

What a person does with the list of {locations:,} rows, until the next page is there:

| what | processor | wait | queries |
|---|---|---|---|
{acts}
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """How one page did."""

    name: str
    who: str
    status: int
    processor: float
    longest: float
    queries: int
    size: int

    @property
    def line(self) -> str:
        """A row of the table."""
        status = "" if self.status == 200 else f" (status {self.status})"
        return (
            f"| {self.name}{status} | {self.who} | {self.processor:.0f} ms | {self.longest:.0f} ms "
            f"| {self.queries} | {self.size / 1000:.0f} kB |"
        )


def pages(facts: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Name, who asks, and address of every page that `facts` suffice for."""
    from django.urls import NoReverseMatch, get_resolver, reverse

    arguments = _arguments_by_name(get_resolver())
    for name, who in _who_gets_pages():
        wanted = arguments[name]
        known = _known(facts, name)
        if name in NO_PAGES | FILES or not wanted <= set(known):
            continue
        try:
            address = reverse(name, kwargs={each: known[each] for each in wanted})
        except NoReverseMatch:
            continue
        for more in ["", *FURTHER.get(name, [])]:
            yield name + more, who, address + more
        if name in OF_A_MERGED_COMPANY:
            yield f"{name} of a merged company", who, reverse(name, args=[facts["taken_over"].public_id])


def _who_gets_pages() -> Iterator[tuple[str, str]]:
    for line in WHO_MAY.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, method, *who = line.split()
            chosen = next((role for role in ROLES if role in who), None)
            if method == "GET" and (chosen or {"account", "all", "SA*"} & set(who)):
                yield name, chosen or ("lead" if "SA*" in who else "SA")


def _arguments_by_name(
    resolver: object, namespace: str = "", above: frozenset[str] = frozenset()
) -> dict[str, frozenset[str]]:
    found = {}
    for each in resolver.url_patterns:
        names = above | set(each.pattern.converters)
        if hasattr(each, "url_patterns"):
            below = f"{each.namespace}:" if each.namespace else ""
            found |= _arguments_by_name(each, namespace + below, names)
        else:
            found[f"{namespace}{each.name}"] = names
    return found


def _known(facts: dict[str, Any], name: str) -> dict[str, Any]:
    """The things that the address called `name` is about."""
    if name in {"register:submission", "register:open_submission"}:
        return facts | {"public_id": facts["of_company"].public_id}
    if name == "register:receipt":
        return {}
    if name == "people:access_log_of":
        return facts | {"organisation_id": facts["own"]}
    if name == "stories:asked":
        return facts | {"code": facts["code_of_another"]}
    row = facts["draft"].rows.order_by("-pk")[0].pk
    file = facts["draft"].files.order_by("pk")[0].pk
    return facts | {"public_id": facts["draft"].public_id, "row_id": row, "list_file_id": file}


def browser_of(facts: dict[str, Any], who: str) -> "Client":
    """A browser in which that person is signed in, just now."""
    from django.test import Client

    browser = Client(headers={"host": "localhost"}, raise_request_exception=False)
    browser.force_login(facts["people"][who])
    if who == "SA":
        purpose = {"purpose": "quality_check", "reference": "1", "note": "five years"}
        browser.post(f"/register/lists/{facts['of_company'].public_id}/open/", purpose)
    return browser


def measure(facts: dict[str, Any]) -> list[Asked]:
    """Every page, the slowest first."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browsers = {who: browser_of(facts, who) for who in facts["people"]}
    found = []
    for name, who, address in pages(facts):
        browser = browsers[who]
        with CaptureQueriesContext(connection) as asked:
            answer = browser.get(address)
        queries = len(asked)  # before another request empties the list
        if answer.status_code in {301, 302, 404}:  # it is about something that is not there
            continue
        times = [_times(lambda: browser.get(address)) for _ in range(TIMES)]  # noqa: B023 - called at once
        processor = 1000 * statistics.median(each for each, _ in times)
        longest = 1000 * max(each for _, each in times)
        size = len(answer.content)
        found.append(Asked(name, who, answer.status_code, processor, longest, queries, size))
    return sorted(found, key=lambda each: -each.processor)


def _times(act: Callable[[], object]) -> tuple[float, float]:
    """Processor seconds and waiting seconds."""
    processor, began = time.process_time(), time.perf_counter()
    act()
    return time.process_time() - processor, time.perf_counter() - began


def acts(facts: dict[str, Any]) -> Iterator[str]:
    """A row of the table for each thing that a person does with the long list."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser = browser_of(facts, "CA")
    for what, address, sent in _acts(facts):
        with CaptureQueriesContext(connection) as asked:
            processor, wait = _times(lambda: browser.post(address, sent, follow=True))  # noqa: B023
        yield f"| {what} | {1000 * processor:.0f} ms | {1000 * wait:.0f} ms | {len(asked)} |"


def _acts(facts: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, object]]]:
    draft = facts["draft"]
    lists = f"/company/lists/{draft.public_id}"
    row = draft.rows.filter(country="").order_by("pk")[0]
    mended = {"text-country": "Bangladesh", "was-country": "Nowhereland"}
    yield "mend one cell", f"{lists}/mend/{row.pk}/", mended
    yield "take one row out", f"{lists}/mend/{row.pk}/", {"act": "take_out"}
    problem = draft.problems.filter(code="country_unknown").order_by("pk")[0]
    yield "mend 250 rows with one answer", f"{lists}/mend/all/{problem.pk}/", {"text": "IN"}
    yield "say the same of all sites", f"{lists}/sites/change/", {"field": "tier=2", "all": "yes"}
    yield "confirm all proposed sites of last year", f"{lists}/last-year/decide/", {"act": "confirm_all"}
    from akkoord.desk.register.queries.last_year import comparison_of

    missing = [each.site.fingerprint for each in comparison_of(draft).sites if each.state == "missing"][:50]
    ending = {"act": "end", "site": missing, "ended_on": "2020-12-31", "reason": "no_orders"}
    yield "end 50 sites", f"{lists}/last-year/decide/", ending


def set_up(home: Path) -> None:
    """An empty desk in `home`, in this process."""
    write_installation(home, {"desk.toml": as_toml(new_desk(home, second_factor="nobody"))})
    os.environ["AKKOORD_DESK_LOG_ANSWERS"] = "false"
    set_up_desk(home)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def main() -> None:
    """Fill, measure, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--all", action="store_true")
    asked = parser.parse_args()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        set_up(Path(folder) / "desk")
        import five_years
        import telling_and_merging

        facts = five_years.fill()
        gc.freeze()  # what the filling left in memory is not gone through again while a page is asked for
        found, done = measure(facts), list(acts(facts))
    text = TEXT.format(
        companies=five_years.COMPANIES,
        years=len(five_years.YEARS),
        locations=five_years.LOCATIONS,
        files=telling_and_merging.FILES + 1,
        merged=telling_and_merging.MERGED,
        stories=telling_and_merging.STORIES,
        rows=five_years.COMPANIES * five_years.ROWS * len(five_years.YEARS) + 2 * five_years.LOCATIONS,
        pages=len(found),
        times=TIMES,
        limit=LIMIT,
        machine=measured_on(),
        load=load,
        lines="\n".join(each.line for each in (found if asked.all else found[:SHOWN])),
        acts="\n".join(done),
    )
    write_section("pages", text, into_readme=asked.write)


if __name__ == "__main__":
    main()
