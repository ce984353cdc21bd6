"""Whether the public site takes in reports: settings that cannot be right are refused, and named."""

import pytest

from akkoord.engine.sealing import OpeningKey
from akkoord.project.configuration import ConfigurationError, PublicConfiguration
from akkoord.project.reception import reception
from akkoord.public.reporting.receiving import Reception

READER, CUSTODIAN = OpeningKey.new().sealing, OpeningKey.new().sealing
SALT = "0f" * 16


def configured(**settings):
    keys = {"receiving_keys": READER.text, "custodian_keys": CUSTODIAN.text, "receipt_salt": SALT}
    return PublicConfiguration(**keys | settings)


def test_site_without_keys_takes_none_in():
    assert reception(PublicConfiguration()) is None


def test_site_with_keys_seals_to_them(tmp_path):
    made = reception(configured(reports_dir=tmp_path))
    assert made == Reception(tmp_path, (READER,), (CUSTODIAN,), bytes.fromhex(SALT))


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"receiving_keys": ""}, "both needed"),
        ({"custodian_keys": ""}, "both needed"),
        ({"custodian_keys": READER.text}, "no key in common"),
        ({"receiving_keys": "akkoord-seal AAAA"}, "receiving_keys"),
        ({"receipt_salt": "zz"}, "receipt_salt"),
        ({"receipt_salt": "0f"}, "receipt_salt"),
    ],
)
def test_what_cannot_be_right_is_refused(wrong, named):
    with pytest.raises(ConfigurationError) as raised:
        reception(configured(**wrong))
    assert named in str(raised.value)
