"""A line to PostgreSQL, by LISTEN and NOTIFY: several workers need no Redis then."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg  # type: ignore[import-untyped]  # it ships no types

from app.bus.mending import HINTS, PATIENCE, QUIET, BrokerLostError

__all__ = ["dial_postgres"]


class _PostgresLine:
    def __init__(self, connection: Any) -> None:  # asyncpg ships no types
        self._connection = connection
        self._turn = asyncio.Lock()  # one statement at a time on one connection
        self._said: asyncio.Queue[str | None] = asyncio.Queue()

    async def join(self) -> None:
        self._connection.add_termination_listener(lambda _: self._said.put_nowait(None))
        await self._connection.add_listener(HINTS, lambda *said: self._said.put_nowait(said[3]))

    async def messages(self) -> AsyncGenerator[str, None]:
        while True:
            try:
                async with asyncio.timeout(QUIET):  # wait_for may swallow its cancellation
                    message = await self._said.get()
            except TimeoutError:
                await self._execute("SELECT 1")
                continue
            if message is None:
                raise BrokerLostError("PostgreSQL closed the connection")
            yield message

    async def publish(self, message: str) -> None:
        await self._execute("SELECT pg_notify($1, $2)", HINTS, message)

    async def _execute(self, statement: str, *values: str) -> None:
        async with self._turn:
            await self._connection.execute(statement, *values, timeout=PATIENCE)


@asynccontextmanager
async def dial_postgres(url: str) -> AsyncIterator[_PostgresLine]:
    """A line to the PostgreSQL at `postgresql://…`, on a connection of its own."""
    connection = await asyncpg.connect(url, timeout=PATIENCE)
    try:
        line = _PostgresLine(connection)
        await line.join()
        yield line
    finally:
        await _hang_up(connection)


async def _hang_up(connection: Any) -> None:
    try:
        async with asyncio.timeout(1):
            await connection.close()
    except Exception:  # it was lost, or does not answer
        connection.terminate()
