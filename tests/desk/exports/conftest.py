"""The world of the register."""

from tests.desk.register.conftest import (  # noqa: F401 - its fixtures
    adviser,
    company,
    cycle,
    private_dir,
    secretariat,
    textile,
)
