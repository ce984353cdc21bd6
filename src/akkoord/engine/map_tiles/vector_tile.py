"""Points as a Mapbox vector tile (version 2 of the specification), written and read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from akkoord.engine.map_tiles.varints import read_varint, varint, varints

Value = str | int

EXTENT_BITS = 12
EXTENT = 1 << EXTENT_BITS
"""A tile is 4,096 units wide."""
VERSION = 2
POINT = 1
MOVE_ONCE = 9
"""The command “move to” with one pair of coordinates."""
VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5
"""Wire types of protocol buffers."""


class BrokenTile(ValueError):
    """The bytes are not a tile of points."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A point in a tile, in units from its north-west corner, with what the map shows of it."""

    x: int
    y: int
    properties: Mapping[str, Value]


def write_tile(layer: str, features: Iterable[Feature]) -> bytes:
    """A tile of one layer; the same features give the same bytes."""
    keys: dict[str, int] = {}
    values: dict[Value, int] = {}
    encoded = bytearray()
    for feature in features:
        tags = b"".join(
            varint(keys.setdefault(key, len(keys))) + varint(values.setdefault(value, len(values)))
            for key, value in feature.properties.items()
        )
        geometry = bytes((MOVE_ONCE,)) + varint(feature.x << 1) + varint(feature.y << 1)
        encoded += _field(2, _field(2, tags) + _number(3, POINT) + _field(4, geometry))
    body = _field(1, layer.encode()) + bytes(encoded)
    body += b"".join(_field(3, key.encode()) for key in keys)
    body += b"".join(_field(4, _value(value)) for value in values)
    return _field(3, body + _number(5, EXTENT) + _number(15, VERSION))


def read_tile(content: bytes) -> Iterator[tuple[str, list[Feature]]]:
    """The layers of a tile of points, each with its features. Raises `BrokenTile` on anything else."""
    for number, layer in _fields(content):
        if number == 3 and isinstance(layer, bytes):  # noqa: PLR2004 - the field of a layer
            yield _read_layer(layer)


def _read_layer(content: bytes) -> tuple[str, list[Feature]]:
    name, keys, values, features = "", [], [], []
    for number, value in _fields(content):
        if number == 1:
            name = _text(value)
        elif number == 2:  # noqa: PLR2004 - fields of the specification
            features.append(_packed(value))
        elif number == 3:  # noqa: PLR2004
            keys.append(_text(value))
        elif number == 4:  # noqa: PLR2004
            values.append(_read_value(value))
    return name, [_read_feature(each, keys, values) for each in features]


def _packed(value: bytes | int) -> dict[int, bytes]:
    return {number: part for number, part in _fields(_message(value)) if isinstance(part, bytes)}


def _read_feature(parts: Mapping[int, bytes], keys: list[str], values: list[Value]) -> Feature:
    tags = list(varints(parts.get(2, b"")))
    command, x, y = varints(parts.get(4, b""))
    if command != MOVE_ONCE:
        raise BrokenTile("a feature is not a point")
    pairs = zip(tags[::2], tags[1::2], strict=True)
    return Feature(_signed(x), _signed(y), {keys[key]: values[value] for key, value in pairs})


def _read_value(content: bytes | int) -> Value:
    (_, value), *_ = _fields(_message(content))
    return value if isinstance(value, int) else _text(value)


def _text(value: bytes | int) -> str:
    return _message(value).decode("utf-8")


def _message(value: bytes | int) -> bytes:
    if isinstance(value, int):
        raise BrokenTile("a number stands where a text or a message should")
    return value


def _fields(content: bytes) -> Iterator[tuple[int, bytes | int]]:
    at = 0
    while at < len(content):
        tag, at = read_varint(content, at)
        kind = tag & 7
        if kind == VARINT:
            value, at = read_varint(content, at)
            yield tag >> 3, value
            continue
        size, at = read_varint(content, at) if kind == BYTES else ({FIXED64: 8, FIXED32: 4}[kind], at)
        yield tag >> 3, content[at : at + size]
        at += size


def _signed(number: int) -> int:
    return (number >> 1) ^ -(number & 1)


def _field(number: int, content: bytes) -> bytes:
    return varint(number << 3 | BYTES) + varint(len(content)) + content


def _number(number: int, value: int) -> bytes:
    return varint(number << 3 | VARINT) + varint(value)


def _value(value: Value) -> bytes:
    return _number(5, value) if isinstance(value, int) else _field(1, value.encode())
