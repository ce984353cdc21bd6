import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.cleaning.gazetteer.rows import row_of

from akkoord.engine.cleaning.gazetteer import places, with_standard_places


def standard(words, country):
    row = row_of(words, country)
    _, kept = with_standard_places(row.starts, row.tokens, row.found, row.lexicon.words, places())
    return [row.lexicon.word(token) for token in kept.tolist()]


@pytest.mark.parametrize(
    ("country", "spelling", "name"),
    [
        ("BD", "chittagong", "chattogram"),
        ("BD", "dacca", "dhaka"),
        ("IN", "calcutta", "kolkata"),
        ("IN", "gurgaon", "gurugram"),
        ("IN", "bangalore", "bengaluru"),
        ("IN", "tirupur", "tiruppur"),
        ("IN", "tamil nadu", "tamilnadu"),
        ("VN", "sai gon", "hochiminhcity"),
        ("VN", "tp hcm", "hochiminhcity"),
        ("CN", "dong guan", "dongguan"),
        ("CN", "jiang su", "jiangsu"),
        ("CN", "tsingtao", "qingdao"),
        ("CN", "amoy", "xiamen"),
        ("CN", "swatow", "shantou"),
        ("ID", "ujung pandang", "makassar"),
        ("ID", "central java", "jawatengah"),
        ("TR", "smyrna", "izmir"),
        ("MM", "rangoon", "yangon"),
        ("KR", "pusan", "busan"),
        ("CN", "industrial zone", "industrial zone"),
        ("", "dong guan", "dong guan"),
        ("XX", "dong guan", "dong guan"),
    ],
)
def test_a_place_has_one_word_for_all_its_spellings(country, spelling, name):
    assert " ".join(standard(spelling.split(), country)) == name


@given(st.lists(st.text("abdghnou-,", min_size=1, max_size=5), max_size=8), st.sampled_from(["CN", "VN", ""]))
def test_standard_places_keep_the_letters_or_name_a_known_place(words, country):
    found = row_of(words, country).found
    spans = list(zip(found.at.tolist(), found.end.tolist(), strict=True))

    assert all(0 <= at < end <= len(words) for at, end in spans)
    assert len(standard(words, country)) == len(words) - sum(end - at - 1 for at, end in spans)
