"""Compare all live lists and give every row its location: restartable, one at a time, all or nothing."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor, Kind, Thing
from akkoord.desk.register.actions.pairs import keep_pairs
from akkoord.desk.register.actions.placing import place
from akkoord.desk.register.actions.revision import current_revision, lock_register
from akkoord.desk.register.minting import identifier_key
from akkoord.desk.register.models import ConsolidationRun, Cycle
from akkoord.desk.register.queries.matching_input import (
    live_mentions,
    matching_rows,
    placed_mentions,
    standing_judgements,
)
from akkoord.desk.register.queries.runs import is_alive, this_runner
from akkoord.desk.register.rules import AlreadyRunning, RegisterChanged, RunState
from akkoord.desk.register.rules.carrying import carried_over
from akkoord.engine.matching import (
    Consolidation,
    Resolution,
    consolidate,
    minting_for,
    resolve,
    shipped_model,
)

_TRIES = 3
_SECONDS_BETWEEN_SIGNS = 0.5


@dataclass(frozen=True, slots=True)
class _Computed:
    revision: int
    mentions: int
    rows: int
    found: Consolidation
    resolution: Resolution


def request_consolidation(actor: Actor, cycle: Cycle) -> ConsolidationRun:
    """Put a comparison of all lists in the queue; asking twice is asking once.

    Raises `AlreadyRunning` while one is going on.
    """
    require(actor, Action.WRITE, Thing(Kind.REGISTER, agreement_id=cycle.agreement_id))
    with transaction.atomic():
        lock_register()
        _bury_dead_run()
        if waiting := ConsolidationRun.objects.filter(state=RunState.WAITING).first():
            return waiting
        now = timezone.now()
        return ConsolidationRun.objects.create(
            cycle=cycle, state=RunState.WAITING, runner="", started_at=now, alive_at=now
        )


def consolidate_cycle(cycle: Cycle) -> ConsolidationRun:
    """Compare the live lists of all years, and write pairs, locations and links in one transaction.

    The register is a function of rows and judgements: running again changes nothing, and after an
    interruption at any point running again completes the work. Raises `AlreadyRunning` while another
    run is alive, `RegisterChanged` when people kept changing the register meanwhile.
    """
    run = _begin(cycle)
    try:
        _compute_and_write(run)
    except BaseException:
        ConsolidationRun.objects.filter(pk=run.pk).update(
            state=RunState.FAILED, finished_at=timezone.now(), stage=""
        )
        raise
    return run


def _compute_and_write(run: ConsolidationRun) -> None:
    for _ in range(_TRIES):
        if _write(run, _compute(run)):
            return
    raise RegisterChanged


@transaction.atomic
def _begin(cycle: Cycle) -> ConsolidationRun:
    lock_register()
    _bury_dead_run()
    now = timezone.now()
    run = ConsolidationRun.objects.filter(state=RunState.WAITING).first() or ConsolidationRun(cycle=cycle)
    run.cycle, run.state, run.runner = cycle, RunState.RUNNING, this_runner()
    run.started_at = run.alive_at = now
    run.save()
    return run


def _bury_dead_run() -> None:
    """End the note of a run whose process is gone; raise `AlreadyRunning` when it lives."""
    running = ConsolidationRun.objects.select_for_update().filter(state=RunState.RUNNING).first()
    if running is None:
        return
    if is_alive(running):
        raise AlreadyRunning
    running.state, running.finished_at = RunState.FAILED, timezone.now()
    running.save(update_fields=["state", "finished_at"])


def _compute(run: ConsolidationRun) -> _Computed:
    """Everything that takes time, outside any transaction.

    The comparison does not see which identifiers the mentions bear, so that the groups follow from
    rows and judgements alone; the identifiers are handed on afterwards by the written rules.
    """
    revision = current_revision()
    mentions = live_mentions()
    rows = matching_rows(mentions.values())
    judgements = carried_over(standing_judgements(), mentions.keys())
    found = consolidate(rows, judgements=judgements, progress=_signs_of_life(run))
    current = placed_mentions()
    resolution = resolve(
        mentions.keys(),
        found.pairs,
        judgements,
        {key: current.get(key) for key in mentions},
        minting_for(rows, key=identifier_key()),
    )
    return _Computed(revision, len(mentions), sum(each.rows for each in mentions.values()), found, resolution)


def _signs_of_life(run: ConsolidationRun) -> Callable[[str, float], None]:
    last = 0.0

    def tell(stage: str, share_done: float) -> None:
        nonlocal last
        if time.monotonic() - last >= _SECONDS_BETWEEN_SIGNS:
            last = time.monotonic()
            ConsolidationRun.objects.filter(pk=run.pk).update(
                stage=stage[:60], share_done=share_done, alive_at=timezone.now()
            )

    return tell


@transaction.atomic
def _write(run: ConsolidationRun, computed: _Computed) -> bool:
    """Write the whole answer; False when the register changed while it was computed."""
    if lock_register().revision != computed.revision:
        return False
    assignments = computed.resolution.assignments
    placed = place(assignments, computed.resolution.redirects, by_id=None, everything=True)
    asked = keep_pairs(computed.found)
    run.state, run.stage, run.share_done = RunState.DONE, "", 1.0
    run.finished_at = run.alive_at = timezone.now()
    run.figures = {
        "rows": computed.rows,
        "mentions": computed.mentions,
        "locations": len(set(assignments.values())),
        "asked": asked,
        "moved": len(placed.moved),
        "model": shipped_model().version,
        "doubts": [
            {"list": each.list, "scheme": each.scheme, "rows": each.rows, "share": each.share}
            for each in computed.found.doubts
        ],
    }
    run.save()
    return True
