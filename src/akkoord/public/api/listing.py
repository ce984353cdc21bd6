"""A page of a list: the question, its hits, and where it goes on."""

from dataclasses import dataclass

from ninja import Schema
from pydantic import Field

from akkoord.public.api import shapes, wording
from akkoord.public.api.cursor import LENGTH, Cursor, mark, read_cursor
from akkoord.public.api.problems import BAD_PARAMETERS, OTHER_EDITION, OTHER_QUESTION, ProblemError
from akkoord.public.editions import Edition, shelf
from akkoord.public.narrowing import Choice
from akkoord.public.search import LONGEST_QUERY, Answer, SearchIndex

LARGEST_PAGE = 500
NOWHERE = "\0"
"""A region that no country has: of those of another country none is there."""


@dataclass(frozen=True, slots=True)
class Page:
    """The hits that were asked for; `next_query` asks for those after them."""

    answer: Answer
    country: str
    """The one that was chosen, if any."""
    next_query: dict[str, object]


class Question(Schema):
    """What is asked of a list."""

    q: str = Field(
        "",
        max_length=LONGEST_QUERY,
        description="Name, other name, place or identifier, in any spelling; without it, the whole list",
    )
    country: str = Field("", pattern="^([A-Za-z]{2})?$", description="Only this country (ISO 3166-1 alpha-2)")
    region: str = Field(
        "",
        pattern="^([A-Z]{2} .{1,100})?$",
        description="Only this region, after its country as in `counts`: BD Dhaka Division",
    )
    process: str = Field(
        "",
        pattern="^[A-Z0-9]{0,8}$",
        description="Only with this process or stage: a code",
    )
    product: str = Field("", pattern="^[A-Z0-9]{0,8}$", description="Only with this product: a code")
    size: int = Field(50, ge=1, le=LARGEST_PAGE, description="How many at a time")
    cursor: str = Field(
        "",
        pattern=f"^([A-Za-z0-9_-]{{{LENGTH}}})?$",
        description="Where to go on: taken from `next`, never made by hand",
    )

    def first(self, edition: Edition) -> int:
        """How many hits stand before the cursor. Raises the problem with a cursor from elsewhere."""
        if not self.cursor:
            return 0
        cursor = _read(self.cursor)
        if cursor.edition != mark(edition.hash):
            raise ProblemError(OTHER_EDITION, _where_it_is_from(cursor))
        if cursor.question != self._mark:
            raise ProblemError(OTHER_QUESTION)
        return cursor.first

    def answered(self, edition: Edition, index: SearchIndex, *, first: int) -> Page:
        """The hits from number `first` on."""
        answer = index.search(self.q, choice=self._choice, first=first, size=self.size)
        after = first + len(answer.hits)
        if not answer.hits or after >= answer.total:
            return Page(answer, self._choice.country, {})
        cursor = Cursor(mark(edition.hash), self._mark, after)
        return Page(answer, self._choice.country, self.model_dump() | {"cursor": str(cursor)})

    @property
    def _choice(self) -> Choice:
        country, _, region = self.region.partition(" ")
        chosen = self.country.upper() or country
        if region and chosen != country:
            region = NOWHERE
        return Choice(chosen, region, self.process, self.product)

    @property
    def _mark(self) -> bytes:
        return mark(repr((self.q, self._choice)))


def _read(text: str) -> Cursor:
    try:
        return read_cursor(text)
    except ValueError as fault:
        error = shapes.ParameterError(name="cursor", code="not_a_cursor", detail="Take it from `next`.")
        raise ProblemError(BAD_PARAMETERS, "Look at cursor.", errors=[error]) from fault


def _where_it_is_from(cursor: Cursor) -> str:
    for each in shelf().all():
        if mark(each.hash) == cursor.edition:
            return (
                f"It goes on in edition {each.number} of {each.agreement}: "
                f"/api/v1/editions/{each.agreement}/{each.number}/production-locations. "
                "For this edition begin again without it."
            )
    return ""


def location_page(edition: Edition, page: Page, following: str | None) -> shapes.LocationPage:
    """The page as JSON."""
    return shapes.LocationPage(
        edition=wording.edition_name(edition),
        count=page.answer.total,
        counts=wording.counts(page.answer.counts, page.country),
        data=[wording.found_location(hit) for hit in page.answer.hits],
        next=following,
    )


def feature_page(edition: Edition, page: Page, following: str | None) -> shapes.FeatureCollection:
    """The page as GeoJSON."""
    return shapes.FeatureCollection(
        edition=wording.edition_name(edition),
        numberMatched=page.answer.total,
        numberReturned=len(page.answer.hits),
        next=following,
        features=[wording.feature(hit.location) for hit in page.answer.hits],
    )
