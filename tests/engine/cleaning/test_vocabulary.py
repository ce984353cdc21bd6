import pytest

from akkoord.engine.cleaning.vocabulary import common_words, reference, variants


@pytest.mark.parametrize("of", ["names", "addresses"])
def test_every_variant_stands_for_one_word(of):
    spellings = [word for words in reference("word_variants")[of].values() for word in str(words).split()]

    assert sorted(spellings) == sorted(set(spellings))
    assert set(variants(of)) == set(spellings)


@pytest.mark.parametrize(
    "name",
    [
        "common_words",
        "legal_forms",
        "name_markers",
        "native_words",
        "number_words",
        "postcodes",
        "trades",
        "word_variants",
    ],
)
def test_reference_data_names_its_source(name):
    assert next(iter(reference(name))) == "source"


def test_common_words_are_in_standard_form():
    assert not common_words("names") & set(variants("names"))
