import pytest

from akkoord.engine.disclosure.spelling import agreed_spelling, in_ordinary_capitals, shared_spellings, tidy


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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("S.T. SCREEN PRINTING CO. LTD.", "S.T. Screen Printing Co. Ltd."),
        ("RIVER STITCH DESIGN AND SOURCE (PVT.)", "River Stitch Design and Source (Pvt.)"),
        ("ÖRÜM TEKSTİL SAN. VE TİC. A.Ş.", "Örüm Tekstil San. ve Tic. A.Ş."),
        ("PLOT # 12, BLOCK-E, 3RD FLOOR, MEN'S ROAD", "Plot # 12, Block-E, 3rd Floor, Men's Road"),
        ("THE KNIT HOUSE", "The Knit House"),
        ("BRAC", "BRAC"),
        ("BRAC Knit LTD", "BRAC Knit LTD"),
        ("申洲针织", "申洲针织"),
        ("", ""),
    ],
)
def test_in_ordinary_capitals_keeps_no_list_apart(text, shown):
    assert in_ordinary_capitals(text) == shown
