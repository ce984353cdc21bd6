"""Everything that somebody may see and that is meant by a text.

Each kind asks first whether the reader may see it at all, then looks only among what the reader may see;
so nothing tells that there is something else. Nothing is logged: what people search for is nobody's business.
"""

from collections.abc import Callable, Iterable

from akkoord.desk.people.rules import Actor
from akkoord.desk.search.queries import agreements, learning, register, together, year
from akkoord.desk.search.queries.hits import Asked, Found
from akkoord.engine.cleaning.search_keys import search_key

SHORTEST = 2
"""Letters or digits; less is no question."""
KINDS: tuple[Callable[[Actor, Asked], Iterable[Found]], ...] = (
    register.locations,
    register.own_locations,
    agreements.companies,
    agreements.people,
    register.lists,
    year.own_documents,
    year.documents,
    year.own_talks,
    year.talks,
    year.editions,
    agreements.meetings,
    agreements.promises,
    together.projects,
    together.deliverables,
    together.norms,
    together.stories,
    learning.reviews,
    learning.recommendations,
    learning.trainings,
)


def found_by(actor: Actor, text: str) -> list[Found]:
    """What `actor` finds, the kinds without a hit left out; nothing for less than two letters."""
    asked = Asked(text.strip(), tuple(search_key(text).split()))
    if sum(map(len, asked.words)) < SHORTEST:
        return []
    return [each for kind in KINDS for each in kind(actor, asked) if each.hits]
