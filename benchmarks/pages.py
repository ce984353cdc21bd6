"""Server time and queries of the desk's pages with five years of 100 companies and 10,000 locations.

python benchmarks/pages.py            # prints the section of benchmarks/README.md
python benchmarks/pages.py --write    # puts it there

The rows are written straight into a SQLite database: only reading is measured.
"""

import argparse
import os
import statistics
import tempfile
import time
import uuid
from datetime import UTC, date, datetime
from pathlib import Path

from figures import measured_on, write_section

from akkoord.cli.init import new_desk, write_installation
from akkoord.cli.installation import set_up_desk
from akkoord.project.configuration import as_toml

COMPANIES, LOCATIONS, YEARS, ROWS, PAIRS = 100, 10_000, range(2017, 2022), 100, 500
TIMES = 7
COUNTRIES = ["BD", "CN", "IN", "TR", "VN"]
TEXT = """
## Pages with five years of 100 companies and 10,000 locations

`benchmarks/pages.py` writes {companies} companies, {years} years, {locations:,} locations, {rows:,} rows and
as many links into a SQLite database and asks for each page {times} times, without a network. Wanted: no page
above 300 ms. Measured on {machine}; load of the machine before it began: {load:.1f}.

| page | for | median | slowest | queries | size |
|---|---|---|---|---|---|
{lines}
"""


def fill() -> dict[str, object]:
    """Five years in the database; answers whom and what the pages are about."""
    from akkoord.desk.agreements.models import Agreement, Organisation, Participation
    from akkoord.desk.people.models import Mandate, User
    from akkoord.desk.register.models import (
        Cycle,
        ListRow,
        Location,
        LocationEvent,
        Mention,
        ScoredPair,
        SourcingLink,
        Submission,
    )

    day, moment = date(2016, 7, 4), datetime(2018, 3, 1, tzinfo=UTC)
    textile = Agreement.objects.create(
        slug="textile", name_en="Textile", name_nl="Textiel", phase="implementing"
    )
    adviser = User.objects.create_user("adviser@example.org", None, name="Ada Adviser")
    Mandate.objects.create(user=adviser, role="SA", agreement=textile, starts=day)
    companies = Organisation.objects.bulk_create(Organisation(name=f"Company {n}") for n in range(COMPANIES))
    Participation.objects.bulk_create(
        Participation(
            agreement=textile, organisation=each, role="participating_company", state="active", since=day
        )
        for each in companies
    )
    admin = User.objects.create_user("admin@example.org", None, name="Abe Admin")
    Mandate.objects.create(user=admin, role="CA", organisation=companies[0], starts=day)
    cycles = Cycle.objects.bulk_create(
        Cycle(
            agreement=textile,
            year=year,
            state="open",
            opens=date(year, 1, 15),
            locations_due=date(year, 4, 1),
        )
        for year in YEARS
    )
    texts = [
        (f"Factory {n} Ltd.", f"{n} Mill Road, Town {n % 97}", COUNTRIES[n % 5]) for n in range(LOCATIONS)
    ]
    locations = Location.objects.bulk_create(
        Location(
            location_id=f"{c}{n:08d}X",
            name=a,
            address=b,
            country=c,
            search_text=f"factory {n} ltd\n{b.lower()}",
        )
        for n, (a, b, c) in enumerate(texts)
    )
    LocationEvent.objects.bulk_create(
        LocationEvent(location=each, kind="created", at=moment) for each in locations
    )
    mentions = Mention.objects.bulk_create(
        Mention(fingerprint=f"{n:032x}", name=a, address=b, country=c, location=locations[n])
        for n, (a, b, c) in enumerate(texts)
    )
    ScoredPair.objects.bulk_create(
        ScoredPair(
            left=mentions[2 * n], right=mentions[2 * n + 1], probability=0.5, decision="ask", rank=n + 1
        )
        for n in range(PAIRS)
    )
    for cycle in cycles:
        lists = Submission.objects.bulk_create(
            Submission(
                cycle=cycle,
                organisation=each,
                version=1,
                state="accepted",
                upload_token=uuid.uuid4(),
                filename="list.csv",
                is_acceptable=True,
                uploaded_by=admin,
                uploaded_at=moment,
                submitted_at=moment,
                first_submitted_at=moment,
            )
            for each in companies
        )
        places = [
            (each, row, (100 * n + row) % LOCATIONS) for n, each in enumerate(lists) for row in range(ROWS)
        ]
        ListRow.objects.bulk_create(
            ListRow(
                submission=each,
                row=row + 2,
                name=texts[at][0],
                address=texts[at][1],
                country=texts[at][2],
                mention=mentions[at],
            )
            for each, row, at in places
        )
        SourcingLink.objects.bulk_create(
            SourcingLink(organisation=each.organisation, location=locations[at], cycle=cycle)
            for each, _, at in places
        )
    return {
        "adviser": adviser,
        "admin": admin,
        "cycle": cycles[-1],
        "location": locations[0],
        "list": lists[0],
    }


def pages(facts: dict[str, object]) -> list[tuple[str, str]]:
    """Who asks, and the address."""
    from django.urls import reverse

    cycle, location, newest = facts["cycle"], facts["location"], facts["list"]
    of_adviser = [
        reverse("register:secretariat_home"),
        reverse("register:cycle", args=[cycle.pk]),
        reverse("register:locations"),
        reverse("register:locations") + "?q=factory+77&country=TR",
        reverse("register:location", args=[location.pk]),
        reverse("register:review"),
        reverse("publication:overview"),
        reverse("agreements:overview"),
    ]
    of_company = [
        reverse("register:company_home"),
        reverse("register:company_locations"),
        reverse("register:company_list", args=[newest.public_id]),
        reverse("people:access_log"),
    ]
    return [("adviser", each) for each in of_adviser] + [("admin", each) for each in of_company]


def measure(facts: dict[str, object]) -> list[str]:
    """A row of the table for each page."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import resolve

    lines = []
    for who, address in pages(facts):
        browser = Client(headers={"host": "localhost"})
        browser.force_login(facts[who])
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = browser.get(address)
        queries = len(asked)  # before another request empties the list
        seconds = []
        for _ in range(TIMES):
            began = time.perf_counter()
            browser.get(address)
            seconds.append(time.perf_counter() - began)
        name = resolve(address.split("?")[0]).view_name + (" (a search)" if "?" in address else "")
        status = "" if answer.status_code == 200 else f" (status {answer.status_code})"
        middle, slowest = 1000 * statistics.median(seconds), 1000 * max(seconds)
        size = len(answer.content) / 1000
        lines.append(
            f"| {name}{status} | {who} | {middle:.0f} ms | {slowest:.0f} ms | {queries} | {size:.0f} kB |"
        )
    return lines


def main() -> None:
    """Fill, measure, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "desk"
        write_installation(home, {"desk.toml": as_toml(new_desk(home, second_factor="nobody"))})
        os.environ["AKKOORD_DESK_LOG_ANSWERS"] = "false"
        set_up_desk(home)
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        lines = measure(fill())
    text = TEXT.format(
        companies=COMPANIES,
        years=len(YEARS),
        locations=LOCATIONS,
        rows=COMPANIES * ROWS * len(YEARS),
        times=TIMES,
        machine=measured_on(),
        load=load,
        lines="\n".join(lines),
    )
    write_section("pages", text, into_readme=asked.write)


if __name__ == "__main__":
    main()
