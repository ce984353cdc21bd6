import pytest

from akkoord.engine.cleaning.acronyms import acronyms


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["yoshida", "kogyo", "kabushikikaisha"], {"ykk"}),
        (["bangladesh", "export", "processing", "zone"], {"bep", "bepz"}),
        (["scape", "and", "energy"], {"sae"}),
        (["mercury", "knitting"], set()),
        ([], set()),
    ],
)
def test_acronyms_are_initials_of_three_and_more_words(words, found):
    assert acronyms(words) == found
