"""After a judgement is taken back: compute anew the component that it touches, by the rules of the whole."""

from collections.abc import Collection, Mapping

from akkoord.desk.register.actions.placing import place
from akkoord.desk.register.queries.components import read_component
from akkoord.engine.matching import Resolution


def place_component(
    fingerprints: Collection[str], *, by_id: int | None, before: Mapping[str, str | None]
) -> dict[str, str | None]:
    """Place the mentions that could be affected, and return each that moved with its former location.

    `before` are the places that mentions had before the act that is undone now: where the parts come
    apart again, each takes its former identifier back. Call inside a transaction that holds the register.
    """
    component = read_component(fingerprints)
    resolution = component.resolved()
    if _is_taken_apart(resolution, component.current):
        former = {key: old for key, old in before.items() if key in component.current and old}
        resolution = component.resolved(current={**component.current, **former})
    return place(resolution.assignments, resolution.redirects, by_id=by_id, everything=False).moved


def _is_taken_apart(resolution: Resolution, current: Mapping[str, str]) -> bool:
    """Do two mentions that were together stand at different locations now?"""
    now: dict[str, set[str]] = {}
    for key, location in resolution.assignments.items():
        now.setdefault(current.get(key, ""), set()).add(location)
    return any(len(locations) > 1 for old, locations in now.items() if old)
