"""Who of several companies is kept, so that the fewest locations stay on the list for it.

From each group a number of companies has to be kept, and a location that two of them used stays once: a
covering problem, solved by HiGHS as a mixed-integer programme (https://highs.dev).
"""

from collections.abc import Collection, Mapping, Sequence

import highspy

HALF = 0.5
"""Between the two values of a yes or no, which a solver gives as numbers."""
Choice = tuple[frozenset[str], int]
"""The companies of a group, and how many of them must be kept."""


class _Quiet(highspy.Highs):
    """HiGHS without the lines that it writes as it begins."""

    def enableCallbacks(self) -> None:  # noqa: N802 - the first that HiGHS does
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]  # as highspy is


def fewest_rows(
    choices: Sequence[Choice], rows: Mapping[str, frozenset[str]], *, stays: Collection[str] = ()
) -> frozenset[str]:
    """The companies to keep; `rows` are the locations that each would keep, `stays` those kept anyway."""
    if not choices:
        return frozenset()
    solver = _Quiet()  # type: ignore[no-untyped-call]
    companies = sorted(frozenset().union(*(group for group, _ in choices)))
    keep = {company: solver.addBinary() for company in companies}
    for group, number in choices:
        solver.addConstr(sum(keep[each] for each in sorted(group)) >= number)
    users = _users(companies, rows, frozenset(stays))
    kept = [(solver.addVariable(lb=0, ub=1), by, weight) for by, weight in sorted(users.items())]
    for row, by, _ in kept:
        for company in by:
            solver.addConstr(row >= keep[company])
    few = 1 / (1 + len(companies))  # of two answers with as many rows, the one with fewer companies
    solver.minimize(sum(weight * row for row, _, weight in kept) + few * sum(keep.values()))
    return frozenset(company for company in companies if solver.val(keep[company]) > HALF)


def greedily_few_rows(
    choices: Sequence[Choice], rows: Mapping[str, frozenset[str]], *, stays: Collection[str] = ()
) -> frozenset[str]:
    """The same, always taking the company next that keeps the fewest more; to compare with."""
    kept: set[str] = set()
    stay = set(stays)
    for group, number in choices:
        left = set(group)
        for _ in range(number):
            best = min(left, key=lambda each: (len(rows[each] - stay), each))
            left.remove(best)
            kept.add(best)
            stay |= rows[best]
    return frozenset(kept)


def _users(
    companies: Sequence[str], rows: Mapping[str, frozenset[str]], stays: frozenset[str]
) -> dict[tuple[str, ...], int]:
    """Companies that keep the same locations → how many."""
    by_row: dict[str, list[str]] = {}
    for company in companies:
        for row in rows[company] - stays:
            by_row.setdefault(row, []).append(company)
    counted: dict[tuple[str, ...], int] = {}
    for by in by_row.values():
        counted[tuple(by)] = counted.get(tuple(by), 0) + 1
    return counted
