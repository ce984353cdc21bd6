"""The client: everything that a site publishes, from the real application."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from tests.desk.publication.edition_content import CONTENT, ORUM, SCREEN, large_content
from tests.engine.disclosure.told import STORY_OF_RIMA

from akkoord.client import (
    Coordinates,
    Country,
    DamagedDownload,
    Location,
    NotFound,
    Participant,
    Refused,
    Withdrawn,
    WithdrawnEdition,
)
from akkoord.desk.publication.folder import take_away, write_edition
from akkoord.engine.disclosure.public_story import GONE, STORIES
from akkoord.public.api import limits


def test_locations_come_page_after_page(published, editions_dir, asked):
    content = large_content(23)
    write_edition(content, editions_dir / "textile" / "3")

    found = list(published.locations())

    assert [each.location_id for each in found] == [each.location_id for each in content.locations]
    assert len([path for path, _ in asked if path.endswith("production-locations")]) == 5


def test_locations_stay_in_the_edition_they_began_in(published, editions_dir):
    write_edition(large_content(12), editions_dir / "textile" / "3")
    walk = published.locations()
    first = next(walk)
    write_edition(replace(CONTENT, number=4, dated=date(2019, 1, 1)), editions_dir / "textile" / "4")

    assert len([first, *walk]) == 12
    assert len(list(published.locations())) == 3


def test_location_has_every_field(published, edition):
    (found,) = published.locations(q="screen printing", country="BD")

    assert found == Location(
        location_id=SCREEN.location_id,
        os_id=SCREEN.os_id,
        name=SCREEN.name,
        local_name=SCREEN.local_name,
        other_names=("ST Print House",),
        address=SCREEN.address,
        town="Dhaka",
        region="Dhaka Division",
        country=Country("Bangladesh", "BD", "BGD", "050"),
        coordinates=Coordinates(23.811, 90.411),
        coordinates_precision="site",
        status="active",
        processing_type=("printing on pieces", "making the product"),
        process_codes=("DF3", "S1"),
        product_type=found.product_type,
        product_codes=("PG02",),
        is_similar=False,
    )
    assert published.location(SCREEN.location_id) == found


def test_locations_are_narrowed(published, edition):
    assert [each.location_id for each in published.locations(process="DF3")] == [SCREEN.location_id]
    assert [each.location_id for each in published.locations(region="BD Dhaka Division")] == [
        SCREEN.location_id
    ]
    assert list(published.locations(country="TR", process="DF3")) == []


def test_merged_location_gives_its_successor(published, edition):
    assert published.location("BD0000000XX").location_id == SCREEN.location_id
    assert published.location("BD0000000XX", edition=published.newest()).location_id == SCREEN.location_id


def test_what_is_not_there_is_told(published, edition):
    with pytest.raises(NotFound, match="There is nothing here"):
        published.location("BD9999999ZZ")
    with pytest.raises(NotFound):
        published.edition("gold", 1)


def test_filter_that_cannot_be_used_is_told(published, edition):
    with pytest.raises(Refused, match="country") as refused:
        list(published.locations(country="Bangladesh"))

    assert refused.value.status == 400
    assert refused.value.problem["errors"][0]["name"] == "country"


def test_nothing_published_is_an_empty_list(published):
    assert (published.editions(), published.newest(), list(published.locations())) == ([], None, [])


def test_newest_edition_of_an_agreement(published, edition, editions_dir):
    write_edition(
        replace(CONTENT, agreement="gold", number=1, dated=date(2019, 1, 1)), editions_dir / "gold" / "1"
    )

    assert (published.newest().agreement, published.newest("textile").number) == ("gold", 3)
    assert published.newest("banking") is None
    assert published.edition("textile", 3) == published.newest("textile")


def test_participants(published, edition):
    first, second = published.participants()

    assert first == Participant(
        name="Brand One",
        role="participating company",
        group="company",
        since=date(2016, 7, 4),
        brands=("Bloem", "Zon & Zee"),
        statement="https://www.example.com/chain",
    )
    assert second.statement is None


def test_answer_is_not_fetched_twice(published, edition, asked):
    first = published.participants()
    again = published.participants()

    assert first == again
    (_, none), (_, tag) = asked
    assert (none, tag[:2]) == ("", "W/")


def test_download_is_checked_and_put_in_place_whole(published, edition, editions_dir, tmp_path):
    file = published.newest().file("locations.csv")
    (tmp_path / "out").mkdir()

    written = published.download(file, tmp_path / "out")

    assert written.read_bytes() == (editions_dir / "textile" / "3" / "locations.csv").read_bytes()
    assert list((tmp_path / "out").iterdir()) == [written]


def test_damaged_download_leaves_nothing(published, edition, editions_dir, tmp_path):
    file = published.newest().file("locations.csv")
    (editions_dir / "textile" / "3" / "locations.csv").write_text("tampered")
    out = tmp_path / "out"
    out.mkdir()
    (out / "locations.csv").write_text("of yesterday")

    with pytest.raises(DamagedDownload):
        published.download(file, out)

    assert [path.read_text() for path in out.iterdir()] == ["of yesterday"]


def test_download_stays_in_its_folder_and_on_its_site(published, edition, tmp_path):
    file = published.newest().file("locations.csv")
    out = tmp_path / "out"
    out.mkdir()

    assert published.download(replace(file, name="../../evil.csv"), out) == out / "evil.csv"
    with pytest.raises(ValueError, match="is not of"):
        published.download(replace(file, url="http://elsewhere.example/x"), out)


def test_withdrawn_edition_is_told_with_its_day_and_reason(published, edition, editions_dir, tmp_path):
    before = published.newest()
    take_away(editions_dir / "textile" / "3", reason="A home stood on it.", on=date(2018, 3, 1))

    assert published.withdrawn() == [WithdrawnEdition("textile", 3, date(2018, 3, 1), "A home stood on it.")]
    with pytest.raises(Withdrawn, match="A home stood on it") as gone:
        list(published.locations(edition=before))
    assert (gone.value.status, gone.value.problem["withdrawn_on"]) == (410, "2018-03-01")


def test_client_waits_as_long_as_it_is_told(published, edition, settings, waits):
    limits._limit.cache_clear()
    settings.API_REQUESTS_PER_MINUTE = 1
    assert len(published.participants()) == 2

    with pytest.raises(Refused, match="Too many requests"):
        published.editions()

    assert len(waits) == 4
    assert all(1 <= wait <= 60 for wait in waits)


def test_client_needs_nothing_but_python():
    program = (
        "import sys, akkoord.client\n"
        "names = {name.split('.')[0] for name in sys.modules}\n"
        "print(sorted(names & {'django', 'pydantic', 'ninja', 'numpy', 'pyarrow'}))\n"
        "print(sorted(n for n in sys.modules if n.startswith('akkoord.') and 'client' not in n))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.split("\n")[:2] == ["[]", "[]"]


def test_names_and_point_are_the_same_in_every_form(published, edition):
    found = {each.location_id: each for each in published.locations()}

    assert found[ORUM.location_id].name == ORUM.name
    assert found[ORUM.location_id].coordinates == Coordinates(41.01, 28.95)


def test_stories_are_read_and_not_kept_once_they_are_taken_back(published, edition, editions_dir):
    (story,) = published.stories()
    assert published.story(story.code) == story
    assert story.text("nl").title == STORY_OF_RIMA.texts["nl"].title
    assert story.text("fr") == story.text("en")
    assert story.text("en").translated_by is None
    assert len(story.pictures) == len(STORY_OF_RIMA.pictures)

    folder = editions_dir / "textile" / STORIES
    shutil.rmtree(folder / story.code)
    (folder / GONE).write_text(json.dumps([story.code]))

    with pytest.raises(Withdrawn):
        published.story(story.code)
    assert published.stories() == []
    assert not any(story.code in address for address in published._connection._kept)
    with pytest.raises(NotFound):
        published.story("0000000000")
