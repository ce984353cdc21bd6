"""The README of a sample folder."""

# ruff: noqa: E501 - a line of a Markdown table cannot be broken

from akkoord.engine.sample.generate import Sample

TEXT = """\
# A sample year: agreement "{agreement}", {year}

Everything in this folder is invented: companies, people, factories, numbers. Places and provinces exist.
Made by `akkoord sample --seed {seed}`; the same seed gives the same bytes.

| file | what |
|---|---|
| `agreement.json` | the agreement, {organisations} organisations, their participations with every change of state, {people} people with roles, and for the year {year} what each company did with its list |
| `lists/` | the {lists} lists, as the companies wrote them: {rows} rows |
| `truth.csv` | for every row of every list (sheet and row number as the spreadsheet shows them) the location it is about, and what was done to its text |
| `locations.csv` | the {locations} true locations in {countries} countries |

Two rows of `truth.csv` are about the same place exactly when their `location_id` is the same.
`kin` in `locations.csv` names locations that are easily mixed up: units of one firm, sister firms at one
address, a site before and after a move, branches in two towns; those of one `family` belong together.
"""


def explanation(sample: Sample) -> str:
    """What is in the folder, with its figures."""
    return TEXT.format(
        agreement=sample.year.agreement.name_en,
        year=sample.year.cycles[-1].year,
        seed=sample.year.seed,
        organisations=len(sample.year.organisations),
        people=len(sample.year.people),
        lists=len(sample.lists),
        rows=sum(len(entry.placed) for entry in sample.lists),
        locations=len(sample.locations),
        countries=len({location.country for location in sample.locations}),
    )
