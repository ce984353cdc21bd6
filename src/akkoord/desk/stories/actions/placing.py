"""Bringing the folder that the public site reads to what everybody agrees to today.

Every change ends here, and it can be done at any time: what must not stand there goes first, then what is
gone is named, then what is new is written. Whoever comes after an interruption finishes it: the morning, the
worker, or the next change. The task stands here and not in `tasks.py`, because it is queued in the
transaction in which somebody takes consent back.
"""

import json
import secrets
import shutil
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.publication.actions.signing import show_key
from akkoord.desk.publication.folder import place_text
from akkoord.desk.stories.actions.ending import end_what_is_over
from akkoord.desk.stories.models import Story, StoryPicture
from akkoord.desk.stories.queries.public import (
    codes_gone,
    pictures_to_show,
    public_story,
    stories_folder,
    stories_to_show,
)
from akkoord.desk.stories.queries.reading import CONSENTS, PICTURES, kept_files
from akkoord.desk.stories.rules.states import StoryNotTakenOff
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.disclosure.public_story import GONE, STORY, STORY_SIGNATURE
from akkoord.engine.signing import sign
from akkoord.engine.to_disk import to_disk


@task()
def renew_later(agreement_id: int) -> None:
    """Do what a stopped process may have left."""
    renew(Agreement.objects.get(pk=agreement_id))


def renew_all() -> None:
    """Bring every agreement's folder up to date with what holds today; stories whose consent is over end."""
    for agreement in Agreement.objects.filter(stories__isnull=False).distinct():
        renew(agreement)


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
def renew(agreement: Agreement) -> None:
    """Bring the folder up to date; nobody else does meanwhile, or would write what is taken off now."""
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    end_what_is_over(locked)
    today, folder = timezone.localdate(), stories_folder(locked)
    shown = {each.code: each for each in stories_to_show(locked, today=today)}
    _take_away_all_but(folder, set(shown))
    gone = codes_gone(locked, shown=set(shown))
    if gone or (folder / GONE).exists():
        place_text(json.dumps(gone) + "\n", folder / GONE)
    if shown:
        show_key(day=today)
    for story in shown.values():
        _place(story, folder / story.code)


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


def _place(story: Story, target: Path) -> None:
    """Write one story, unless it stands there as it would be written."""
    today = timezone.localdate()
    text = public_story(story, today=today).as_json()
    pictures = [each for each, _ in pictures_to_show(story, today=today)]
    content = {STORY: text.encode(), **_files(pictures)}
    if settings.SIGNING_KEY:
        content[STORY_SIGNATURE] = sign(content[STORY], settings.SIGNING_KEY).encode()
    if _stands(target, content):
        return
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


def _files(pictures: list[StoryPicture]) -> dict[str, bytes]:
    return {
        f"{checksum[:16]}.jpg": PICTURES.path_of(stored_as).read_bytes()
        for each in pictures
        for checksum, stored_as in (
            (each.sha256, each.stored_as),
            (each.small_sha256, each.small_stored_as),
        )
    }


def _stands(target: Path, content: dict[str, bytes]) -> bool:
    if not target.is_dir() or {each.name for each in target.iterdir()} != content.keys():
        return False
    return all((target / name).read_bytes() == each for name, each in content.items())
