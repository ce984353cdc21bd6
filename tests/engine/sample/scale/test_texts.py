from akkoord.engine.sample.scale.texts import Flexible, Part, filled, flexible, joined, plain, told


def first_form(word):
    return word.forms[0]


def test_flexible_sets_words_with_other_forms_apart():
    text = flexible("Plot No. 5, Mill Rd", "address", "IN")
    assert plain(text) == "Plot No. 5, Mill Rd"
    assert [piece.written for piece in text if isinstance(piece, Flexible)] == ["No.", "Rd"]
    assert told(text, first_form) == "Plot No. 5, Mill Road"


def test_flexible_knows_forms_of_its_country_only():
    assert flexible("Jl. Raya", "address", "IN") == ("Jl. Raya",)
    assert told(flexible("Jln. Raya", "address", "ID"), first_form) == "Jl. Raya"


def test_filled_draws_each_slot_once():
    drawn = iter(["Hua", "Xin"])
    parts = filled(
        "{syllable}{syllable2~} {syllable} Co", lambda _: next(drawn), {}, domain="name", country="CN"
    )
    assert plain(joined(parts)) == "Huaxin Hua Co"


def test_filled_keeps_words_fixed_beforehand():
    slots = {"word": "Meghla"}
    parts = filled("{word} {trade}|x", str.upper, slots, domain="name", country="BD")
    assert [(part.kind, plain(part.text)) for part in parts] == [
        ("word", "Meghla"),
        ("", " "),
        ("trade", "TRADE"),
    ]
    assert slots == {"word": "Meghla", "trade": "TRADE"}


def test_joined_has_as_few_pieces_as_it_can():
    word = Flexible("Rd", ("Road", "Rd"), 1, "address")
    assert joined([Part("", ("Mill",)), Part("", (" ", word))]) == ("Mill ", word)
