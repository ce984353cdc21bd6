"""The codes of processes and products."""

from itertools import chain

from akkoord.engine.taxonomy import LANGUAGES, PROCESSES, PRODUCTS, STAGES, name_of_code, stage_of


def test_every_code_stands_once_and_has_a_name_in_every_language():
    codes = [*STAGES, *PROCESSES, *PRODUCTS]
    assert len({each.code for each in codes}) == len(codes)
    assert all(set(each.names) == set(LANGUAGES) and all(each.names.values()) for each in codes)


def test_every_process_belongs_to_a_stage_and_no_word_means_two_things():
    assert {each.stage for each in PROCESSES} == {each.code for each in STAGES}
    for codes in (PROCESSES, PRODUCTS):
        of_codes = [{word.casefold() for word in (*each.names.values(), *each.aliases)} for each in codes]
        words = list(chain.from_iterable(of_codes))
        assert len(words) == len(set(words))


def test_name_of_code_is_in_the_language_of_the_reader():
    assert name_of_code("MK2", language="de") == "Nähen"
    assert name_of_code("S1", language="nl") == "het product maken"
    assert name_of_code("PG10", language="en-gb") == "shoes"
    assert name_of_code("MK2", language="ar") == "sewing garments"
    assert name_of_code("XX9", language="en") == "XX9"


def test_stage_of_a_process_and_of_nothing_else():
    assert [stage_of(code) for code in ("DF4", "PG01", "S1", "XX9")] == ["S2", "", "", ""]
