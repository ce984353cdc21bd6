import pytest

from akkoord.engine.disclosure.spelling import agreed_spelling, shared_spellings, tidy


@pytest.mark.parametrize(
    ("votes", "agreed"),
    [
        ([("a", "Orum"), ("b", "Örüm"), ("c", "Örüm")], "Örüm"),
        ([("a", "Orum"), ("a", "Orum"), ("b", "Örüm Tekstil")], "Örüm Tekstil"),
        ([("a", "U?urlu Triko"), ("b", "Ugurlu Trik")], "Ugurlu Trik"),
        ([("a", "UGURLU TRIKO"), ("b", "Ugurlu Triko")], "Ugurlu Triko"),
        ([("a", "Orum"), ("b", "Orum"), (None, "Örüm Tekstil")], "Örüm Tekstil"),
        ([("a", " – ")], ""),
        ([], ""),
    ],
)
def test_agreed_spelling_is_that_of_most_companies(votes, agreed):
    assert agreed_spelling(votes) == agreed
    assert agreed_spelling(reversed(votes)) == agreed


def test_shared_spellings_need_k_companies_and_not_k_rows():
    votes = [("a", "Orum"), ("b", "ORUM"), ("c", "Örüm"), ("c", "Örüm"), ("c", "Örüm")]
    assert shared_spellings(votes, k=2) == ("ORUM",)


def test_tidy_composes_letters_and_folds_blanks():
    assert tidy(" O\u0308rüm\t Tekstil, ") == "Örüm Tekstil"
