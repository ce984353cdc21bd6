"""What was written stays written when the power fails."""

import os
from pathlib import Path


def to_disk(path: Path) -> None:
    """Bring a file, or the names in a folder, from the memory of the system to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
