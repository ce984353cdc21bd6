"""A public site that takes in reports, and the keys that open them."""

import pytest

from akkoord.engine.sealing import OpeningKey
from akkoord.public.api.limits import Limit
from akkoord.public.reporting import crowd
from akkoord.public.reporting.receiving import Reception

HANDLER, CUSTODIAN = OpeningKey.new(), OpeningKey.new()


@pytest.fixture
def reception(site, settings, tmp_path, monkeypatch):
    """Where reports go; the opening keys are `HANDLER` and `CUSTODIAN` of this module."""
    monkeypatch.setattr(crowd, "_of_one", Limit(crowd.MOST_OF_ONE))
    monkeypatch.setattr(crowd, "_of_all", Limit(crowd.MOST_OF_ALL))
    folder = tmp_path / "reports"
    folder.mkdir()
    settings.RECEPTION = Reception(folder, (HANDLER.sealing,), (CUSTODIAN.sealing,), bytes(16))
    return settings.RECEPTION
