import pytest

from akkoord.engine.sample import Size, generate


@pytest.fixture(scope="session")
def sample():
    """The sample year at its full size."""
    return generate(2018)


@pytest.fixture(scope="session")
def small_sample():
    return generate(7, Size(companies=20, locations=150, rows=220))
