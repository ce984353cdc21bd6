"""Parts of the files of an edition."""

import pytest

ADDRESS = "/editions/textile/3/locations.pmtiles"


@pytest.fixture
def content(edition, editions_dir):
    return (editions_dir / "textile" / "3" / "locations.pmtiles").read_bytes()


def asked(site, **headers):
    answer = site.get(ADDRESS, headers={name.replace("_", "-"): value for name, value in headers.items()})
    body = answer.getvalue() if answer.streaming else answer.content
    answer.close()
    return answer.status_code, answer.headers.get("Content-Range"), body


def tag_of(site):
    answer = site.head(ADDRESS)
    answer.close()
    return answer["ETag"]


def test_the_whole_file_says_that_parts_can_be_asked_for(site, content):
    answer = site.get(ADDRESS)

    assert (answer.status_code, answer["Accept-Ranges"]) == (200, "bytes")
    assert answer["Content-Type"] == "application/vnd.pmtiles"
    assert answer.getvalue() == content


@pytest.mark.parametrize(
    ("range_", "begin", "end"),
    [("bytes=0-126", 0, 127), ("bytes=127-", 127, None), ("bytes=-9", -9, None), ("bytes=5-5", 5, 6)],
)
def test_a_part_is_that_part(site, content, range_, begin, end):
    status, stated, body = asked(site, range=range_)
    first = begin if begin >= 0 else len(content) + begin

    assert (status, body) == (206, content[begin:end])
    assert stated == f"bytes {first}-{first + len(body) - 1}/{len(content)}"


def test_a_part_beyond_the_end_stops_there(site, content):
    assert asked(site, range=f"bytes=10-{10**9}") == (
        206,
        f"bytes 10-{len(content) - 1}/{len(content)}",
        content[10:],
    )


def test_a_part_may_be_kept_for_ever_and_has_its_length(site, content):
    answer = site.get(ADDRESS, headers={"range": "bytes=0-99"})

    assert (answer["Content-Length"], len(answer.getvalue())) == ("100", 100)
    assert "immutable" in answer["Cache-Control"]
    assert answer["ETag"] == tag_of(site)


@pytest.mark.parametrize("range_", ["bytes=999999999-", "bytes=-0", f"bytes={'9' * 5000}-"])
def test_a_part_outside_the_file_is_refused(site, content, range_):
    assert asked(site, range=range_) == (416, f"bytes */{len(content)}", b"")


@pytest.mark.parametrize("range_", ["bytes=9-3", "bytes=-", "bytes=0-1,5-6", "pages=1-2", "bytes=x-y", ""])
def test_what_cannot_be_read_is_answered_with_the_whole(site, content, range_):
    assert asked(site, range=range_) == (200, None, content)


def test_a_part_of_another_version_is_answered_with_the_whole(site, content):
    tag = tag_of(site)

    assert asked(site, range="bytes=0-9", if_range=tag)[0] == 206
    assert asked(site, range="bytes=0-9", if_range='"another"') == (200, None, content)


def test_a_file_that_is_there_already_is_not_sent_again(site, content):
    tag = tag_of(site)

    assert asked(site, if_none_match=tag)[0] == 304
    assert asked(site, if_none_match=f'"older", {tag}')[0] == 304
