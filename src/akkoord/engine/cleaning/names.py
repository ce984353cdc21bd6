"""What is the telling part of a company's name, without its legal form?"""

from collections import defaultdict
from functools import cache

from akkoord.engine.cleaning.text import standard_words, text_key
from akkoord.engine.cleaning.vocabulary import legal_forms


@cache
def _forms_by_first_word() -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for form in legal_forms():
        table[form[0]].append(form)
    return dict(table)


def without_legal_form(words: list[str]) -> list[str]:
    """Words of a name key without legal forms; the words as they are when nothing else would remain."""
    kept: list[str] = []
    at = 0
    while at < len(words):
        forms = _forms_by_first_word().get(words[at], ())
        length = next((len(form) for form in forms if tuple(words[at : at + len(form)]) == form), 0)
        if not length:
            kept.append(words[at])
        at += length or 1
    return kept or words


def name_words(name: str) -> list[str]:
    """The telling words of a name in standard form: `Örüm Tekstil Ltd. Şti.` → `orum`, `textile`."""
    return standard_words(" ".join(without_legal_form(text_key(name).split())), of="names")
