"""A mailbox gives back what both sides wrote, and looks like every other one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.sealing import NotForThisKey, OpeningKey
from akkoord.engine.sealing.mailboxes import Message, Writer, emptied, filled

REPORTER = OpeningKey.new()
messages = st.lists(
    st.builds(Message, writer=st.sampled_from(Writer), day=st.just("2026-11-02"), text=st.text()), max_size=5
)


@given(messages)
def test_mailbox_gives_back_what_was_written_in_a_box_of_one_size(written):
    box = filled(written, REPORTER.sealing)
    assert emptied(box, REPORTER) == written
    assert len(box) == len(filled([], REPORTER.sealing))


def test_of_a_long_exchange_the_newest_part_stays():
    written = [Message(Writer.DESK, "2026-11-02", f"{number} " + "ন" * 5_000) for number in range(9)]
    box = filled(written, REPORTER.sealing)
    assert emptied(box, REPORTER) == written[-4:]
    assert len(box) == len(filled([], REPORTER.sealing))


def test_another_receipt_opens_nothing():
    with pytest.raises(NotForThisKey):
        emptied(filled([], REPORTER.sealing), OpeningKey.new())
