"""Asks a server for addresses over a few connections that stay open, and notes how long each answer took."""

import asyncio
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

OK = (200, 206)


@dataclass(slots=True)
class Load:
    """What came of asking for a while."""

    seconds: float
    waits: list[float] = field(default_factory=list)
    faults: int = 0
    bytes: int = 0

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return len(self.waits) / self.seconds

    def within(self, share: float) -> float:
        """Milliseconds within which this share of the answers came."""
        ordered = sorted(self.waits)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


async def asked(
    port: int, addresses: list[str], *, seconds: float, connections: int, headers: Mapping[str, str]
) -> Load:
    """Ask for the addresses in turn, over so many connections at once, for so many seconds."""
    load, numbers = Load(seconds), count()
    until = time.perf_counter() + seconds
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    tasks = [_ask(port, addresses, numbers, lines, load, until) for _ in range(connections)]
    await asyncio.gather(*tasks)
    return load


async def _ask(
    port: int, addresses: list[str], numbers: Iterator[int], lines: str, load: Load, until: float
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.perf_counter() < until:
        address = addresses[next(numbers) % len(addresses)]
        began = time.perf_counter()
        writer.write(f"GET {address} HTTP/1.1\r\nHost: localhost\r\n{lines}\r\n".encode("ascii"))
        status, size = await _answer(reader)
        load.waits.append(time.perf_counter() - began)
        load.faults += status not in OK
        load.bytes += size
    writer.close()


async def _answer(reader: asyncio.StreamReader) -> tuple[int, int]:
    """Status and length of one answer, of which the length or the pieces are told."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    status = int(head.split(" ", 2)[1])
    stated = [line.partition(":")[2] for line in head.split("\r\n") if line.startswith("content-length:")]
    if stated:
        return status, len(await reader.readexactly(int(stated[0])))
    size = 0
    while piece := int((await reader.readline()).strip(), 16):
        size += len(await reader.readexactly(piece))
        await reader.readexactly(2)
    await reader.readexactly(2)
    return status, size
