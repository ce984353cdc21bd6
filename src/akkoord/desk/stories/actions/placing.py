"""Bringing the folder that the public site reads to what everybody agrees to today.

Every change ends here, and it can be done at any time: what must not stand there goes first, then what is
gone is named, then what is new is written. Whoever comes after an interruption finishes it: the morning, the
worker, or the next change. The task stands here and not in `tasks.py`, because it is queued in the
transaction in which somebody takes consent back.
"""

import json
import secrets
import shutil
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.publication.actions.signing import show_key
from akkoord.desk.publication.folder import place_text
from akkoord.desk.stories.actions.ending import end_what_is_over
from akkoord.desk.stories.models import Story
from akkoord.desk.stories.queries.public import (
    codes_gone,
    public_story,
    stories_folder,
)
from akkoord.desk.stories.queries.reading import CONSENTS, PICTURES, kept_files
from akkoord.desk.stories.rules.states import StoryNotTakenOff
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.disclosure.public_story import GONE, STORY, STORY_SIGNATURE, PublicStory
from akkoord.engine.signing import sign
from akkoord.engine.to_disk import to_disk


@task()
def renew_later(agreement_id: int) -> None:
    """Do what a stopped process may have left."""
    renew(Agreement.objects.get(pk=agreement_id))


def renew_all() -> int:
    """Bring every agreement's folder up to date with what holds today; stories whose consent is over end.

    Answers how many stories were written, or signed anew.
    """
    return sum(renew(each) for each in Agreement.objects.filter(stories__isnull=False).distinct())


def sweep_files() -> int:
    """Remove documents and pictures that an interrupted upload left behind; answers how many."""
    consents, pictures = kept_files()
    return CONSENTS.sweep(consents) + PICTURES.sweep(pictures)


def renew_now(agreement: Agreement) -> None:
    """The same for one agreement, for somebody who waits for it. Raises `StoryNotTakenOff`."""
    try:
        renew(agreement)
    except OSError as fault:
        raise StoryNotTakenOff from fault


@transaction.atomic
def renew(agreement: Agreement) -> int:
    """Bring the folder up to date; nobody else does meanwhile, or would write what is taken off now."""
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    today, folder = timezone.localdate(), stories_folder(locked)
    shown = {each.code: each for each in end_what_is_over(locked, today=today)}
    _take_away_all_but(folder, set(shown))
    gone = codes_gone(locked, shown=set(shown))
    if gone or (folder / GONE).exists():
        place_text(json.dumps(gone) + "\n", folder / GONE)
    if shown:
        show_key(day=today)
    return sum(_place(each, folder / each.code, today=today) for each in shown.values())


def _take_away_all_but(folder: Path, kept: set[str]) -> None:
    for each in folder.iterdir() if folder.is_dir() else ():
        if each.is_dir() and each.name not in kept:
            _remove(each)


def _remove(folder: Path) -> None:
    """Out of sight in one step, then off the disk."""
    away = folder.parent / f"{names.UNFINISHED}{secrets.token_hex(8)}"
    folder.rename(away)
    to_disk(folder.parent)
    shutil.rmtree(away)


def _place(story: Story, target: Path, *, today: date) -> bool:
    """Write one story, unless it stands there as it would be written; answers whether it was written."""
    public = public_story(story, today=today)
    content = {STORY: public.as_json().encode(), **_files(story, public)}
    if settings.SIGNING_KEY:
        content[STORY_SIGNATURE] = sign(content[STORY], settings.SIGNING_KEY).encode()
    if _stands(target, content):
        return False
    folder = target.parent / f"{names.UNFINISHED}{secrets.token_hex(8)}"
    folder.mkdir(parents=True)
    try:
        for name, each in content.items():
            (folder / name).write_bytes(each)
            to_disk(folder / name)
        if target.exists():
            _remove(target)
        folder.rename(target)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    to_disk(target.parent)
    return True


def _files(story: Story, public: PublicStory) -> dict[str, bytes]:
    """The files of the pictures that everybody may see."""
    stored = {
        checksum: stored_as
        for each in story.pictures.all()
        for checksum, stored_as in (
            (each.sha256, each.stored_as),
            (each.small_sha256, each.small_stored_as),
        )
    }
    shown = [pair for each in public.pictures for pair in each.files.items()]
    return {name: PICTURES.path_of(stored[checksum]).read_bytes() for name, checksum in shown}


def _stands(target: Path, content: dict[str, bytes]) -> bool:
    if not target.is_dir() or {each.name for each in target.iterdir()} != content.keys():
        return False
    return all((target / name).read_bytes() == each for name, each in content.items())
