"""A report comes out as it went in; who reported is in it for the custodian alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.sealing import NotForThisKey, OpeningKey
from akkoord.engine.sealing.reports import (
    Attachment,
    Channel,
    Identity,
    Report,
    UnreadableReport,
    Voice,
    Words,
)

CUSTODIAN, HANDLER, REPORTER = OpeningKey.new(), OpeningKey.new(), OpeningKey.new()
NOBODY, NAME = Identity(), Identity("রহিমা খাতুন", "+880 1711 000000")

words = st.builds(
    Words,
    language=st.sampled_from(["bn", "tr", "ar"]),
    location_id=st.just(""),
    place=st.text(),
    theme=st.just("freedom_of_association"),
    what=st.text(),
    is_danger_now=st.booleans(),
    voice=st.sampled_from(Voice),
    channel=st.sampled_from(Channel),
)
attachments = st.lists(st.builds(Attachment, name=st.text(), content=st.binary()), max_size=3).map(tuple)


def report(said, *, attached=(), identity=NOBODY):
    return Report(said, "00ff", REPORTER.sealing, identity.sealed([CUSTODIAN.sealing]), attached)


@given(words, attachments)
def test_report_comes_out_as_it_went_in(said, attached):
    made = report(said, attached=attached)
    assert Report.unpacked(made.packed()) == made


@given(words, st.data())
def test_damaged_report_is_refused(said, data):
    packed = report(said).packed()
    for damaged in (packed[: data.draw(st.integers(0, len(packed) - 1))], packed + b"x"):
        with pytest.raises(UnreadableReport):
            Report.unpacked(damaged)


def test_custodian_alone_opens_who_reported():
    box = NAME.sealed([CUSTODIAN.sealing])
    assert Identity.opened(box, CUSTODIAN) == NAME
    with pytest.raises(NotForThisKey):
        Identity.opened(box, HANDLER)


def test_report_does_not_tell_whether_somebody_gave_a_name():
    said = Words("bn", "", "Agrabad", "wages", "No wages for two months.")
    anonymous, named = (report(said, identity=each).packed() for each in (NOBODY, NAME))
    assert len(anonymous) == len(named)


def test_report_shows_no_word_in_messages():
    made = report(
        Words("en", "", "the mill by the bridge", "wages", "No wages."),
        attached=(Attachment("a", b"secret"),),
    )
    assert "bridge" not in repr(made)
    assert "secret" not in repr(made)
