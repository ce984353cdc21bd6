"""A store in a bucket and in a folder does the same, and says in our words what is wrong."""

import pytest

from akkoord.doors.fetching import fetch
from akkoord.doors.refusals import (
    AddressNotUnderstood,
    ChangedBytes,
    NoSuchStore,
    StoreRefuses,
    StoreUnreachable,
)
from akkoord.doors.shipping import ship
from akkoord.doors.store import Store


def test_what_was_put_is_read_back_and_removed(store):
    store.put("editions/textile/1/a.csv", [b"one,", b"two\n"], about={"Content-Type": "text/csv"})
    store.put("contents.json", [b"{}"], about={})

    assert store.read("editions/textile/1/a.csv", limit=8) == b"one,two\n"
    assert store.sizes("editions") == {"editions/textile/1/a.csv": 8}
    store.remove("editions/textile/1/a.csv")
    store.remove("editions/textile/1/a.csv")
    assert (store.sizes("editions"), store.read("contents.json", limit=9)) == ({}, b"{}")


def test_what_is_not_there_is_none(store):
    assert (store.read("contents.json", limit=9), store.pieces("beside/1")) == (None, None)
    assert store.sizes("editions") == {}


def test_object_that_is_larger_than_it_may_be_is_not_read(store):
    store.put("contents.json", [b"x" * 11], about={})
    with pytest.raises(ChangedBytes):
        store.read("contents.json", limit=10)


def test_whoever_may_write_is_known_and_nothing_of_it_stays(store):
    assert store.may_write()
    assert store.read("probe", limit=9) is None


@pytest.mark.parametrize(
    "address",
    [
        "",
        "editions",
        "s3://",
        "https://bucket/prefix",
        "s3://key:secret@bucket/prefix",
        "s3://bucket/prefix?access_key=key",
        "file://server/share",
        "file:///",
        "file:///srv/editions?region=eu",
    ],
)
def test_address_that_cannot_be_is_refused(address):
    with pytest.raises(AddressNotUnderstood):
        Store.at(address)


def test_missing_bucket_is_told(bucket):
    with pytest.raises(NoSuchStore):
        Store.at(bucket.replace("editions-", "others-")).put("contents.json", [b"{}"], about={})


def test_store_that_does_not_answer_is_told(bucket, monkeypatch):
    monkeypatch.setattr("akkoord.doors.store.ATTEMPTS", 1)
    nowhere = bucket.split("?", maxsplit=1)[0] + "?endpoint_override=127.0.0.1:9&scheme=http&region=eu-west-1"
    with pytest.raises(StoreUnreachable):
        Store.at(nowhere).read("contents.json", limit=9)


def test_wrong_credentials_are_told_and_may_not_write(bucket, strict):
    store = Store.at(bucket)
    with pytest.raises(StoreRefuses):
        store.put("contents.json", [b"{}"], about={})
    assert not store.may_write()


def test_who_may_read_fetches_and_may_not_write(bucket, rights_to_read, request, desk, tmp_path, monkeypatch):
    ship(desk.folder, Store.at(bucket))
    for name, value in rights_to_read.items():
        monkeypatch.setenv(name, value)
    request.getfixturevalue("strict")
    store = Store.at(bucket)

    assert fetch(store, tmp_path / "public") == []
    assert not store.may_write()
    with pytest.raises(StoreRefuses):
        ship(desk.publish(2).parent.parent, store)
