"""A receipt is typed as people type, refused when mistyped, and opens one mailbox of one installation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.sealing import MistypedReceipt, Receipt

SALT = bytes(16)


def test_fresh_receipts_differ_and_show_themselves_only_when_asked():
    made = {Receipt.new().digits for _ in range(100)}
    assert len(made) == 100
    receipt = Receipt.new()
    assert receipt.digits not in repr(receipt)
    assert receipt.shown.replace(" ", "") == receipt.digits


@pytest.mark.parametrize("form", ["{}", " {} ", "{}."])
def test_receipt_is_read_in_any_way_of_writing_it(form):
    receipt = Receipt.new()
    bengali = receipt.digits.translate({ord("0") + each: chr(0x09E6 + each) for each in range(10)})
    for text in (receipt.shown, receipt.digits, "-".join(receipt.shown.split()), bengali):
        assert Receipt.typed(form.format(text)) == receipt


@given(st.integers(0, 15), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(at, by):
    digits = Receipt.new().digits
    wrong = str((int(digits[at]) + by) % 10)
    with pytest.raises(MistypedReceipt):
        Receipt.typed(digits[:at] + wrong + digits[at + 1 :])


@pytest.mark.parametrize("text", ["", "1234", "word", "1" * 17])
def test_what_is_no_receipt_is_refused(text):
    with pytest.raises(MistypedReceipt):
        Receipt.typed(text)


def test_receipt_opens_the_same_mailbox_each_time_and_another_at_another_installation():
    receipt = Receipt.new()
    assert receipt.reporter(SALT) == receipt.reporter(SALT)
    elsewhere = receipt.reporter(bytes(15) + b"1")
    assert receipt.reporter(SALT).address != elsewhere.address
    assert receipt.reporter(SALT).key != elsewhere.key
    assert receipt.digits not in repr(elsewhere)
