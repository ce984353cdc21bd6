"""Put measured figures into `benchmarks/README.md`, each section between its marks."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

README = Path(__file__).parent / "README.md"


def measured_on() -> str:
    """Date and machine of a measurement."""
    today = datetime.now(UTC).date()
    return f"{today}, {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"


def write_section(name: str, text: str, *, into_readme: bool) -> None:
    """Print the section called `name`, and with `into_readme` replace it in the README or append it."""
    marked = f"<!-- {name} -->\n{text.strip()}\n<!-- end of {name} -->"
    print(marked)
    if not into_readme:
        return
    readme = README.read_text(encoding="utf-8") if README.exists() else "# Figures\n"
    before, mark, rest = readme.partition(f"<!-- {name} -->")
    after = rest.partition(f"<!-- end of {name} -->")[2] if mark else "\n"
    README.write_text(before.rstrip() + "\n\n" + marked + after, encoding="utf-8")
