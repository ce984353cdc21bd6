"""What can be read from the register."""

from akkoord.desk.register.queries.browsing import (
    LocationStory,
    found_locations,
    location_page,
    where_it_went,
)
from akkoord.desk.register.queries.company import (
    CompanyYear,
    company_list,
    company_years,
)
from akkoord.desk.register.queries.hand_in import (
    HandIn,
    HandInOverview,
    current_cycle,
    hand_in_overview,
    submissions_waiting,
)
from akkoord.desk.register.queries.mechanisms import mechanism_that_counts
from akkoord.desk.register.queries.pair_cards import ReviewPair
from akkoord.desk.register.queries.publication import (
    LinkForPublication,
    LocationForPublication,
    RowForPublication,
    current_locations,
    links_for_publication,
)
from akkoord.desk.register.queries.review import Batch, ReviewQueue, review_queue
from akkoord.desk.register.queries.runs import last_run

__all__ = [
    "Batch",
    "CompanyYear",
    "HandIn",
    "HandInOverview",
    "LinkForPublication",
    "LocationForPublication",
    "LocationStory",
    "ReviewPair",
    "ReviewQueue",
    "RowForPublication",
    "company_list",
    "company_years",
    "current_cycle",
    "current_locations",
    "found_locations",
    "hand_in_overview",
    "last_run",
    "links_for_publication",
    "location_page",
    "mechanism_that_counts",
    "review_queue",
    "submissions_waiting",
    "where_it_went",
]
