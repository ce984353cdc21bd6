"""Reference data is data: YAML files beside the module that reads them, edited by people."""

from importlib import resources
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def yaml_data(package: str, path: str) -> dict[str, Any]:
    """The content of a YAML file of the package."""
    text = resources.files(package).joinpath(path).read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506 - both are safe loaders
    return data
