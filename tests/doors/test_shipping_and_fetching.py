"""What the desk publishes comes to the public site whole, what it withdraws goes, whatever stops either."""

import json
import shutil
from functools import partial

import pytest
from tests.doors.conftest import TRUSTED, everything_in

from akkoord.doors.contents import KEY, LARGEST, Contents, NotContents
from akkoord.doors.fetching import ShownMeanwhile, drop_damaged, fetch
from akkoord.doors.refusals import (
    ChangedBytes,
    NoRoom,
    NothingShown,
    NotTrusted,
    OtherEditionsShown,
    StoreUnreachable,
)
from akkoord.doors.shipping import FolderChanged, ship
from akkoord.doors.store import Store
from akkoord.engine.disclosure import edition_folder as names


class Killed(BaseException):
    """Nobody catches it, as nobody catches kill -9."""


class Dying:
    """A store whose user is killed at the n-th step; before the step is done, or after."""

    def __init__(self, store, *, step, done):
        self._store, self._left, self._done = store, step, done

    def __getattr__(self, name):
        return partial(self._step, getattr(self._store, name))

    def _step(self, act, *args, **kwargs):
        self._left -= 1
        if self._left == 0 and not self._done:
            raise Killed
        answer = act(*args, **kwargs)
        if self._left == 0:
            raise Killed
        return answer


class BreakingOff:
    """A store that stops answering in the middle of one object."""

    def __init__(self, store, *, at):
        self._store, self._at = store, at

    def __getattr__(self, name):
        return getattr(self._store, name)

    def pieces(self, key):
        return self._half(key) if key == self._at else self._store.pieces(key)

    def _half(self, key):
        yield next(self._store.pieces(key))[:100]
        raise StoreUnreachable


@pytest.fixture
def public(tmp_path):
    return tmp_path / "public"


def shown(store, folder):
    """What a public site that begins with nothing has of the store."""
    if folder.exists():
        shutil.rmtree(folder)
    assert fetch(store, folder, trusted=TRUSTED) == []
    return everything_in(folder)


def test_the_public_site_has_the_same_bytes_as_the_desk(desk, store, public):
    desk.publish(2)
    desk.publish(1, agreement="wool")
    ship(desk.folder, store)

    assert fetch(store, public, trusted=TRUSTED) == []
    assert everything_in(public) == everything_in(desk.folder)


def test_again_changes_nothing(desk, store, public):
    ship(desk.folder, store)
    fetch(store, public)
    objects, stamps = store.sizes(""), {each: each.stat().st_mtime_ns for each in public.rglob("*")}
    ship(desk.folder, store)
    fetch(store, public)
    assert (store.sizes(""), {each: each.stat().st_mtime_ns for each in public.rglob("*")}) == (
        objects,
        stamps,
    )


def test_what_is_renewed_and_withdrawn_comes_too(desk, store, public):
    desk.publish(2)
    ship(desk.folder, store)
    fetch(store, public)
    desk.withdraw(1)
    (desk.folder / "textile" / names.PARTICIPANTS).write_text("name\nOther\n")
    (desk.folder / "textile" / "2" / names.SIGNATURE).write_text("renewed")
    ship(desk.folder, store)

    assert fetch(store, public) == []
    assert everything_in(public) == everything_in(desk.folder)
    assert not [key for key in store.sizes("editions") if "/1/" in key]
    assert len(store.sizes("beside")) == len(Contents.standing_in(desk.folder).files)


@pytest.mark.parametrize("done", [False, True])
@pytest.mark.parametrize("act", ["publish", "withdraw", "renew"])
def test_whoever_stops_shipping_leaves_the_old_state_or_the_new_one(desk, tmp_path, public, act, done):
    store = Store.at(f"file://{tmp_path}/store")
    desk.publish(2)
    ship(desk.folder, store)
    old = everything_in(desk.folder)
    if act == "publish":
        desk.publish(3)
    elif act == "withdraw":
        desk.withdraw(1)
    else:
        (desk.folder / "textile" / names.PARTICIPANTS).write_text("name\nOther\n")
    new, kept = everything_in(desk.folder), tmp_path / "kept"
    shutil.copytree(tmp_path / "store", kept)

    step, stopped = 0, True
    while stopped:
        step += 1
        shutil.rmtree(tmp_path / "store")
        shutil.copytree(kept, tmp_path / "store")
        try:
            ship(desk.folder, Dying(store, step=step, done=done))
            stopped = False
        except Killed:
            assert shown(store, public) in (old, new)
        ship(desk.folder, store)
        assert shown(store, public) == new
    assert step > 5


def test_whoever_stops_publishing_and_withdrawing_together_never_shows_a_mixture(desk, tmp_path, public):
    """A withdrawal goes first, so there is one state between the old and the new."""
    store = Store.at(f"file://{tmp_path}/store")
    ship(desk.folder, store)
    old = everything_in(desk.folder)
    desk.withdraw(1)
    between = everything_in(desk.folder)
    desk.publish(2)
    new, states = everything_in(desk.folder), []
    between |= {path: new[path] for path in new.keys() & between.keys()}

    for step in range(1, 60):
        try:
            ship(desk.folder, Dying(store, step=step, done=True))
        except Killed:
            states.append(shown(store, public))
        else:
            break
    assert all(state in (old, between, new) for state in states)
    assert shown(store, public) == new


@pytest.mark.parametrize("done", [False, True])
def test_whoever_stops_fetching_leaves_whole_editions_only(desk, tmp_path, public, done):
    store = Store.at(f"file://{tmp_path}/store")
    ship(desk.folder, store)
    fetch(store, public)
    old = everything_in(public / "textile" / "1")
    desk.publish(2)
    desk.withdraw(1)
    ship(desk.folder, store)
    kept = tmp_path / "kept"
    shutil.copytree(public, kept)

    step, stopped = 0, True
    while stopped:
        step += 1
        shutil.rmtree(public)
        shutil.copytree(kept, public)
        try:
            fetch(Dying(store, step=step, done=done), public, trusted=TRUSTED)
            stopped = False
        except Killed:
            for number in ("1", "2"):
                if (public / "textile" / number).exists():
                    names.verify_folder(public / "textile" / number)
            is_there = (public / "textile" / "1").exists()
            assert everything_in(public / "textile" / "1") == (old if is_there else {})
            assert is_there or (public / "textile" / names.withdrawal_note("1")).exists()
        assert fetch(store, public, trusted=TRUSTED) == []
        assert everything_in(public) == everything_in(desk.folder)
        assert not list(public.glob("*/.unfinished-*"))
    assert step > 10


def test_a_changed_byte_keeps_an_edition_out_and_nothing_else(desk, store, public):
    desk.publish(2)
    ship(desk.folder, store)
    for content in ([b"tampered"], [b"x" * 10_000_000], []):
        store.put("editions/textile/2/locations.csv", content, about={})
        faults = fetch(store, public, trusted=TRUSTED)
        assert [type(each) for each in faults] == [ChangedBytes]
        assert not (public / "textile" / "2").exists()
        assert names.verify_folder(public / "textile" / "1")

    store.remove("editions/textile/2/locations.csv")
    assert [each.code for each in fetch(store, public, trusted=TRUSTED)] == ["changed_bytes"]
    ship(desk.folder, store)
    assert fetch(store, public, trusted=TRUSTED) == []


def test_a_changed_file_beside_keeps_the_earlier_one(desk, store, public):
    ship(desk.folder, store)
    fetch(store, public)
    (desk.folder / "textile" / names.PARTICIPANTS).write_text("name\nOther\n")
    ship(desk.folder, store)
    entry = Contents.standing_in(desk.folder).files[f"textile/{names.PARTICIPANTS}"]
    before = (public / "textile" / names.PARTICIPANTS).read_bytes()
    store.put(f"beside/{entry.sha256}", [b"tampered"], about={})

    assert [each.code for each in fetch(store, public)] == ["changed_bytes"]
    assert (public / "textile" / names.PARTICIPANTS).read_bytes() == before


def test_download_that_breaks_off_goes_on_where_it_was(desk, store, public):
    """The store stops answering in the middle of the largest file."""
    desk.publish(2)
    ship(desk.folder, store)
    with pytest.raises(StoreUnreachable):
        fetch(BreakingOff(store, at="editions/textile/2/locations.xlsx"), public, trusted=TRUSTED)
    assert names.verify_folder(public / "textile" / "1")
    assert not (public / "textile" / "2").exists()
    (growing,) = public.glob("textile/.unfinished-*")
    came = {path.name: path.stat().st_ino for path in growing.iterdir()}

    assert fetch(store, public, trusted=TRUSTED) == []
    stands = {path.name: path.stat().st_ino for path in (public / "textile" / "2").iterdir()}
    assert came.items() <= stands.items()
    assert everything_in(public) == everything_in(desk.folder)


def test_edition_that_nobody_trusted_signed_is_not_taken(desk, store, public):
    edition = desk.publish(2)
    (edition / names.SIGNATURE).write_text("no signature")
    ship(desk.folder, store)

    assert [type(each) for each in fetch(store, public, trusted=TRUSTED)] == [NotTrusted]
    assert not (public / "textile" / "2").exists()


def test_while_the_store_is_empty_or_damaged_the_folder_stays(desk, store, public):
    ship(desk.folder, store)
    fetch(store, public)
    store.put(KEY, [b'{"format": 1, "editions": {'], about={})
    with pytest.raises(ChangedBytes):
        fetch(store, public)
    store.remove(KEY)
    with pytest.raises(NothingShown):
        fetch(store, public)
    assert everything_in(public) == everything_in(desk.folder)


def test_full_disk_leaves_nothing_half(desk, store, public, monkeypatch):
    ship(desk.folder, store)
    monkeypatch.setattr("akkoord.doors.fetching.TO_SPARE", 10**18)
    assert [type(each) for each in fetch(store, public)] == [NoRoom]
    assert not (public / "textile" / "1").exists()


def test_damaged_edition_of_the_public_site_comes_anew(desk, store, public):
    ship(desk.folder, store)
    fetch(store, public)
    (public / "textile" / "1" / "countries.csv").write_text("damaged")
    assert drop_damaged(public) == ["textile/1"]
    fetch(store, public)
    assert everything_in(public) == everything_in(desk.folder)


def test_two_sites_at_once_have_the_same(desk, store, public, tmp_path):
    ship(desk.folder, store)
    both = [public, tmp_path / "other"]
    for folder in both:
        fetch(store, folder)
    assert everything_in(both[0]) == everything_in(both[1])


def test_withdrawal_does_not_wait_for_a_large_edition(desk, store, public):
    ship(desk.folder, store)
    desk.publish(2)
    with pytest.raises(FolderChanged):
        ship(desk.folder, store, is_current=lambda: False)
    desk.withdraw(1)
    with pytest.raises(FolderChanged):
        ship(desk.folder, store, is_current=lambda: False)

    fetch(store, public)
    assert not (public / "textile" / "1").exists()
    assert (public / "textile" / names.withdrawal_note("1")).exists()


def test_fetching_turns_to_what_is_shown_meanwhile(desk, store, public):
    ship(desk.folder, store)
    text = store.read(KEY, limit=LARGEST)

    class Moved(Dying):
        def _step(self, act, *args, **kwargs):
            answer = act(*args, **kwargs)
            self._left -= args[:1] == (KEY,)
            return answer if self._left > 0 or args[:1] != (KEY,) else text + b" "

    with pytest.raises(ShownMeanwhile):
        fetch(Moved(store, step=2, done=True), public)
    assert fetch(store, public) == []


def test_store_of_another_desk_or_a_later_one_is_left_alone(desk, store, tmp_path):
    desk.publish(2)
    ship(desk.folder, store)
    before = store.sizes("")
    shutil.rmtree(desk.folder / "textile" / "2")
    desk.publish(1, agreement="wool")
    with pytest.raises(OtherEditionsShown) as refused:
        ship(desk.folder, store)

    assert (refused.value.details, store.sizes("")) == ({"names": "textile/2"}, before)
    ship(desk.folder, store, takes_over=True)
    assert sorted(Contents.read(store.read(KEY, limit=LARGEST)).editions) == ["textile/1", "wool/1"]


@pytest.mark.parametrize(
    "path",
    ["../secret", "/etc/passwd", "textile/../../secret", ".store.json", "a//b", "a\\b", "textile/.hidden/x"],
)
def test_list_of_contents_leads_nowhere_else(path):
    entry = {"sha256": "0" * 64, "size": 1}
    with pytest.raises(NotContents):
        Contents.read(_contents({}, {path: entry}))
    with pytest.raises(NotContents):
        Contents.read(_contents({path: entry}, {}))


def _contents(editions, files):
    return json.dumps({"format": 1, "editions": editions, "files": files}).encode()


def test_what_was_changed_in_the_store_is_put_right_when_everything_is_read(desk, store, public):
    ship(desk.folder, store)
    key = "editions/textile/1/countries.csv"
    good = (desk.folder / "textile" / "1" / "countries.csv").read_bytes()
    store.put(key, [b"x" * len(good)], about={})
    ship(desk.folder, store)
    assert [each.code for each in fetch(store, public)] == ["changed_bytes"]
    ship(desk.folder, store, reads_all=True)
    assert fetch(store, public) == []
