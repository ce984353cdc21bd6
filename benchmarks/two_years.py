"""Plays two generated years on a desk, the second against the first, and counts what people are asked.

python benchmarks/two_years.py            # prints the section of benchmarks/README.md
python benchmarks/two_years.py --write    # puts it there
"""

import argparse
import tempfile
import time
from pathlib import Path

from figures import measured_on, write_section
from pages import set_up

from akkoord.engine.sample import Size, generate

TEXT = """
## Two years played

`benchmarks/two_years.py` plays the generated year (seed {seed}) on a desk and then the year after: every
company uploads, compares with its list of last year, says what became of each site, signs; the secretariat
accepts, compares all lists and answers the review queue. All through the actions that people use; those who
answer know the truth of the sample. {measured}:

| | first year | second year |
|---|---|---|
| lists, rows | {lists[0]}, {rows[0]:,} | {lists[1]}, {rows[1]:,} |
| locations in use | {locations[0]:,} | {locations[1]:,} |
| pairs that the secretariat was asked | {asked[0]} | {asked[1]} |
| of these, asked before | – | {again} |
| answers left from the year before that count | – | {kept_answers} |

| sites of last year, at all companies | {work.sites:,} | |
|---|---|---|
| found again without a question | {work.found:,} | {found:.0%} |
| found again, the company confirms or refuses | {work.proposed} | {proposed:.0%} |
| surely found, but refused by the company | {work.refused} | {refused:.1%} |
| in the new list, pointed out by the company | {work.pointed_out} | {pointed_out:.0%} |
| its new row could not be read, kept by one click | {work.kept} | {kept:.0%} |
| ended, with a day and a reason | {work.ended} | {ended:.0%} |

Pairs asked in the second year, of those in the first: {ratio:.0%}. Played in {seconds:.0f} s.
"""


def play(seed: int, size: Size, folder: Path) -> str:
    """Both years on the desk that is set up; answers the section."""
    from akkoord.desk.register.models import JudgementRecord, ListRow, Location, Submission
    from akkoord.project.second_year import play_first_year, play_second_year

    def state() -> tuple[int, int, int]:
        accepted = Submission.objects.filter(state="accepted", cycle__year=years[-1])
        rows = ListRow.objects.filter(submission__in=accepted).count()
        return accepted.count(), rows, Location.objects.filter(is_in_use=True).count()

    began, years = time.monotonic(), [2018]
    played = play_first_year(generate(seed, size), folder)
    first, answers = state(), JudgementRecord.objects.filter(undone_at__isnull=True).count()
    work = play_second_year(played)
    years.append(2019)
    lists, rows, locations = zip(first, state(), strict=True)
    shares = {
        name: getattr(work, name) / work.sites
        for name in ("found", "proposed", "refused", "pointed_out", "kept", "ended")
    }
    return TEXT.format(
        seed=seed,
        measured=measured_on(),
        lists=lists,
        rows=rows,
        locations=locations,
        asked=(len(played.asked), len(work.pairs)),
        again=len(played.asked & work.pairs),
        kept_answers=answers,
        work=work,
        **shares,
        ratio=len(work.pairs) / max(1, len(played.asked)),
        seconds=time.monotonic() - began,
    )


def main() -> None:
    """Generate, play, count."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=2018)
    parser.add_argument("--locations", type=int, default=Size().locations)
    parser.add_argument("--rows", type=int, default=Size().rows)
    parser.add_argument("--companies", type=int, default=Size().companies)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    size = Size(companies=chosen.companies, locations=chosen.locations, rows=chosen.rows)
    with tempfile.TemporaryDirectory() as folder:
        set_up(Path(folder) / "desk")
        text = play(chosen.seed, size, Path(folder) / "sample")
    write_section("two years", text, into_readme=chosen.write)


if __name__ == "__main__":
    main()
