from random import Random

from akkoord.engine.sample.patterns import Words, fill, fill_digits

PARTS = {"word": ["Hua|华"], "empty": [""], "both": ["{word}{word2~}|{word}{word2}"]}


def test_fill_writes_both_scripts_with_the_same_words():
    assert fill("{word} {word2~} Co.|{word}{word2}公司", PARTS, random=Random(1)) == Words(
        "Hua hua Co.", "华华公司"
    )


def test_fill_follows_patterns_inside_words():
    assert fill("{both}|{both}", PARTS, random=Random(1)) == Words("Huahua", "华华")


def test_fill_keeps_words_fixed_beforehand_and_reports_drawn_ones():
    slots = {"city": Words("Prato")}
    assert fill("{word} {city}", PARTS, random=Random(1), slots=slots) == Words("Hua Prato")
    assert slots == {"city": Words("Prato"), "word": Words("Hua", "华")}


def test_fill_leaves_no_trace_of_an_empty_slot():
    assert fill("{word} {empty}, {empty} Ltd. {empty}", PARTS, random=Random(1)).latin == "Hua, Ltd."


def test_fill_digits_replaces_marks_only():
    code = fill_digits("50## @@", random=Random(1))
    assert code[:2] == "50"
    assert code[2:4].isdigit()
    assert code[5:].isalpha()
