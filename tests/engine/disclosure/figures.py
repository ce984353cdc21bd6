"""Released figures of an invented agreement, two years of companies and of plans, and one of its reports."""

from decimal import Decimal

from akkoord.engine.disclosure.yearly_figures import (
    CountedYear,
    YearlyFigure,
    YearlyFigures,
    YearlySeries,
    YearlyTarget,
)
from akkoord.engine.disclosure.yearly_report import Block, PublicChapter, PublicReport


def in_all(text):
    """The same words in every language, with its code."""
    return {language: f"{text} {language}" for language in ("en", "nl", "de", "fr")}


FIGURES_OF_YEARS = YearlyFigures(
    agreement="textile",
    agreement_name=in_all("Textile"),
    years=(CountedYear(2016, "2016-12-31", 1, ""), CountedYear(2017, "2017-12-31", 2, "A plan was found.")),
    series=(
        YearlySeries(
            code="companies",
            term="long",
            unit="number",
            version=1,
            name=in_all("companies"),
            means=in_all("Those that take part."),
            cells={},
            figures=(
                YearlyFigure(2016, "", Decimal("64.0"), is_by_hand=True, source="Press, 4 July 2017"),
                YearlyFigure(2017, "", Decimal("65.0"), is_by_hand=False, source=""),
            ),
        ),
        YearlySeries(
            code="handed_in_plan",
            term="short",
            unit="number",
            version=1,
            name=in_all("plans"),
            means=in_all("Plans of action."),
            cells={"handed_in": in_all("handed in"), "never": in_all("never")},
            figures=(
                YearlyFigure(2017, "", Decimal("65.0"), is_by_hand=False, source=""),
                YearlyFigure(2017, "handed_in", Decimal("57.0"), is_by_hand=False, source=""),
                YearlyFigure(2017, "never", None, is_by_hand=False, source=""),
            ),
        ),
    ),
    targets=(YearlyTarget("companies", "2018-12-31", Decimal("100.0")),),
)

REPORT = PublicReport(
    agreement="textile",
    agreement_name=in_all("Textile"),
    year=2016,
    version=1,
    dated="2017-12-18",
    figures_as_of="2016-12-31",
    figures_number=1,
    reason="",
    chapters=(
        PublicChapter("summary", in_all("In short"), {"en": (Block("paragraph", ("64 companies.",)),)}),
    ),
)
