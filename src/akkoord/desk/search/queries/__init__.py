"""What somebody finds, by kind."""

from akkoord.desk.search.queries.finding import found_by
from akkoord.desk.search.queries.hits import Found, Hit

__all__ = ["Found", "Hit", "found_by"]
