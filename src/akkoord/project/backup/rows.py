"""A row of any table as one line of JSON, the same from SQLite and from PostgreSQL, and back."""

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import BinaryField, Field, JSONField, Model
from django.utils.duration import duration_string

Row = Sequence[Any]
MODULUS = 1 << 256


def kept_fields(model: type[Model]) -> list["Field[Any, Any]"]:
    """The columns of a table that are not computed by the database."""
    return [field for field in model._meta.concrete_fields if not getattr(field, "generated", False)]


def line_writer(fields: Sequence["Field[Any, Any]"]) -> Callable[[Row], bytes]:
    """What writes a row of these columns as one line."""
    documents = [position for position, field in enumerate(fields) if isinstance(field, JSONField)]

    def write(row: Row) -> bytes:
        values = list(row)
        for position in documents:
            values[position] = _same_numbers(values[position])
        return json.dumps(
            values, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=_plain
        ).encode()

    return write


def line_reader(fields: Sequence["Field[Any, Any]"]) -> Callable[[bytes], list[Any]]:
    """What reads such a line back into values of Python."""
    readers = [_reader(field) for field in fields]

    def read(line: bytes) -> list[Any]:
        return [
            None if value is None else reader(value)
            for reader, value in zip(readers, json.loads(line), strict=True)
        ]

    return read


def _reader(field: "Field[Any, Any]") -> Callable[[Any], Any]:
    if isinstance(field, JSONField):
        return lambda value: value
    if isinstance(field, BinaryField):
        return base64.b64decode
    return field.target_field.to_python if field.remote_field else field.to_python  # type: ignore[attr-defined]


def _plain(value: object) -> str:
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case UUID() | Decimal():
            return str(value)
        case timedelta():
            return duration_string(value)
        case bytes() | memoryview():
            return base64.b64encode(value).decode()
    raise TypeError(f"a backup cannot keep a {type(value).__name__}")


def _same_numbers(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """PostgreSQL gives a whole number back without its point."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_same_numbers(each) for each in value]
    if isinstance(value, dict):
        return {name: _same_numbers(each) for name, each in value.items()}
    return value


class TableDigest:
    """Number and sum of the hashes of a table's lines: the same in whatever order they come."""

    def __init__(self) -> None:
        self.rows = 0
        self._sum = 0

    def add(self, line: bytes) -> None:
        """Count one line."""
        self.rows += 1
        self._sum = (self._sum + int.from_bytes(hashlib.sha256(line).digest())) % MODULUS

    def add_all(self, lines: Iterable[bytes]) -> "TableDigest":
        """Count many lines; answers itself."""
        for line in lines:
            self.add(line)
        return self

    @property
    def as_fact(self) -> dict[str, Any]:
        """What the manifest says of the table."""
        return {"rows": self.rows, "digest": f"{self._sum:064x}"}
