"""Boxes open for those they are for, tell nobody else anything, and show every change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.sealing import NotForThisKey, OpeningKey, open_box, seal

HANDLER, CUSTODIAN, STRANGER = OpeningKey.new(), OpeningKey.new(), OpeningKey.new()
WORDS = b"Three of us were dismissed on the day after we founded a union."
BEFORE_OTHER_SLOTS, AFTER_SLOTS = 4 + 80, 4 + 4 * 80
"""Bytes: the slots between them are closed to nobody here, and a change there changes nothing."""


@given(st.binary(max_size=200_000))
def test_each_of_the_keys_opens_the_box(content):
    box = seal(content, [HANDLER.sealing, CUSTODIAN.sealing])
    assert open_box(box, HANDLER) == open_box(box, CUSTODIAN) == content


def test_another_key_opens_nothing():
    with pytest.raises(NotForThisKey):
        open_box(seal(WORDS, [HANDLER.sealing]), STRANGER)


def test_box_holds_no_word_of_its_content_and_not_twice_the_same_bytes():
    box, again = (seal(WORDS, [HANDLER.sealing]) for _ in range(2))
    assert WORDS[:8] not in box
    assert HANDLER.sealing.raw not in box
    shared = sum(one == other for one, other in zip(box, again, strict=True))
    assert shared < len(box) / 100


@pytest.mark.parametrize("keys", [1, 2, 3, 4])
def test_box_does_not_tell_how_many_can_open_it_nor_how_long_a_text_is(keys):
    box = seal(WORDS * 9, [OpeningKey.new().sealing for _ in range(keys)])
    assert len(box) == len(seal(b"", [HANDLER.sealing]))


@pytest.mark.parametrize("keys", [0, 5])
def test_box_for_nobody_or_for_too_many_is_refused(keys):
    with pytest.raises(ValueError, match="one to 4 keys"):
        seal(WORDS, [HANDLER.sealing] * keys)


@given(st.integers(0, 65_000), st.integers(1, 255))
def test_changed_or_cut_box_opens_for_nobody(at, by):
    box = seal(WORDS, [HANDLER.sealing])
    changed = bytearray(box)
    changed[at if at < BEFORE_OTHER_SLOTS else at % 65_000 + AFTER_SLOTS] ^= by
    for damaged in (box[:at], bytes(changed)):
        with pytest.raises(NotForThisKey):
            open_box(damaged, HANDLER)
