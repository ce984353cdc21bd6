"""What is held about a company, gathered for itself; and the exports of a whole agreement."""

from akkoord.desk.exports.queries.company import company_content
from akkoord.desk.exports.queries.content import Content, KeptFile, Table
from akkoord.desk.exports.queries.copies import copies_of, copy_or_none, own_copy_thing
from akkoord.desk.exports.queries.handover import export_or_none, exports_of

__all__ = [
    "Content",
    "KeptFile",
    "Table",
    "company_content",
    "copies_of",
    "copy_or_none",
    "export_or_none",
    "exports_of",
    "own_copy_thing",
]
