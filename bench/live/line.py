"""A kept-alive HTTP connection that asks one thing after another."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

__all__ = ["LINES", "Line", "open_line"]

LINES = 4
"""How many a seller has open at once, where changes need not wait for each other."""


@dataclass(frozen=True)
class Line:
    """The two ends of the connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def ask(self, request: bytes) -> bytes:
        """The body of the answer to a whole request; RuntimeError unless its status is 200."""
        self.writer.write(request)
        head = (await self.reader.readuntil(b"\r\n\r\n")).lower()
        if b" 200 " not in head[:16]:
            raise RuntimeError(head.decode("latin-1").splitlines()[0])
        size = int(head.partition(b"content-length: ")[2].partition(b"\r")[0])
        return await self.reader.readexactly(size)


@asynccontextmanager
async def open_line(port: int) -> AsyncIterator[Line]:
    """A line to this port of 127.0.0.1 for the length of the block."""
    line = Line(*await asyncio.open_connection("127.0.0.1", port))
    try:
        yield line
    finally:
        line.writer.close()
