"""Which rules was an index written by? An index of other rules would find other rows."""

import hashlib
from functools import cache
from importlib import resources

FORMAT = 1
RULES = ("akkoord.engine.cleaning", "akkoord.engine.matching.candidates")
MODULES = (
    "arrays.py",
    "hash_tables.py",
    "hashing.py",
    "matching/careful_lists.py",
    "matching/describing.py",
    "matching/descriptions.py",
    "matching/text_hashes.py",
)


@cache
def rules_digest() -> str:
    """A digest of the rules for reading rows and for their keys."""
    found = hashlib.blake2b(digest_size=16)
    for package in RULES:
        for path in _files(resources.files(package)):
            found.update(path)
    engine = resources.files("akkoord.engine")
    for name in MODULES:
        found.update(engine.joinpath(*name.split("/")).read_bytes())
    return found.hexdigest()


def _files(folder: resources.abc.Traversable) -> list[bytes]:
    """The contents of all rules and data below a folder, by name."""
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    contents: list[bytes] = []
    for entry in entries:
        if entry.is_dir() and entry.name != "__pycache__":
            contents += _files(entry)
        elif entry.name.endswith((".py", ".yaml")):
            contents.append(entry.read_bytes())
    return contents
