"""Which words mean the same, and which are so common that they tell nothing? The YAML files beside say."""

from functools import cache
from typing import Any

from akkoord.engine.yaml_data import yaml_data


@cache
def reference(name: str) -> dict[str, Any]:
    """The reference data in `<name>.yaml` beside this module."""
    return yaml_data("akkoord.engine.cleaning", f"{name}.yaml")


@cache
def variants(of: str) -> dict[str, str]:
    """Variant → standard word, for `names` or `addresses`."""
    return {
        variant: standard
        for standard, spellings in reference("word_variants")[of].items()
        for variant in str(spellings).split()
    }


@cache
def glued_words() -> frozenset[str]:
    """Words of addresses that tell that a capital inside a word begins another one: `RoadEconomic`."""
    return frozenset(reference("word_variants")["glued"].split())


@cache
def variants_in(country: str, *, of: str) -> dict[str, tuple[str, ...]]:
    """Variant → standard words in the country, where some words mean something else than elsewhere."""
    table = dict(variants(of))
    for standard, spellings in (
        reference("word_variants").get(f"{of} by country", {}).get(country, {}).items()
    ):
        table |= dict.fromkeys(str(spellings).split(), standard)
    return {variant: tuple(standard.split()) for variant, standard in table.items()}


@cache
def phrase_variants(of: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Phrase → its standard words, for `names` or `addresses`."""
    phrases = reference("word_variants")[f"{of} phrases"]
    return {
        tuple(phrase.split()): tuple(standard.split())
        for standard, spellings in phrases.items()
        for phrase in spellings
    }


@cache
def common_words(of: str) -> frozenset[str]:
    """Words that stand in very many `names` or `addresses` and so say little about one of them."""
    graded = reference("common_words")[of]
    listed = [words for grade in ("everywhere", "common") for words in graded[grade].values()]
    return frozenset(word for words in listed for word in words.split())


@cache
def trades() -> dict[str, frozenset[str]]:
    """Standard word of a name → the trades that it can stand for."""
    table: dict[str, set[str]] = {}
    for trade, words in reference("trades")["trades"].items():
        for word in words.split():
            table.setdefault(word, set()).add(trade)
    return {word: frozenset(found) for word, found in table.items()}


@cache
def legal_forms() -> tuple[tuple[str, ...], ...]:
    """Spellings of legal forms as word sequences, longest first."""
    forms = {
        tuple(spelling.split())
        for spellings in reference("legal_forms")["forms"].values()
        for spelling in spellings
    }
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))
