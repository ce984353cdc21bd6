"""The world of the register."""

from tests.desk.register.conftest import (  # noqa: F401 - its fixtures
    adviser,
    colleague,
    company,
    cycle,
    private_dir,
    secretariat,
    textile,
)
