"""What is held about a company, gathered for itself."""

from akkoord.desk.exports.queries.company import company_content
from akkoord.desk.exports.queries.content import Content, KeptFile, Table
from akkoord.desk.exports.queries.copies import copies_of, copy_or_none, own_copy_thing

__all__ = [
    "Content",
    "KeptFile",
    "Table",
    "company_content",
    "copies_of",
    "copy_or_none",
    "own_copy_thing",
]
