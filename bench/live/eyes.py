"""Seeing a commit from outside: another connection that looks whether a row has changed."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from typing import Protocol

import asyncpg  # type: ignore[import-untyped]  # it ships no types

__all__ = ["Eye", "last_seen", "open_eye"]

BLINK = 0.001
"""Seconds between two looks: how exact the moment is. uvloop's clock knows no less."""
PATIENCE = 60.0

_VERSION = 'SELECT version FROM "order" WHERE id = '


class Eye(Protocol):
    """Looks at orders, which are counted from 0."""

    async def version(self, order: int) -> int:
        """The version of the order that everybody sees now."""


async def last_seen(eye: Eye, order: int, version: int) -> float:
    """When the order was last seen with this version (seconds since 1970): its commit is later."""
    seen = looked = time.time()
    async with asyncio.timeout(PATIENCE):
        while await eye.version(order) == version:
            seen = looked
            await asyncio.sleep(BLINK)
            looked = time.time()
    return seen


@asynccontextmanager
async def open_eye(database_url: str) -> AsyncIterator[Eye]:
    """An eye on this database for the length of the block."""
    if database_url.startswith("sqlite://"):
        with closing(sqlite3.connect(database_url.removeprefix("sqlite://"))) as connection:
            yield _SqliteEye(connection)
    else:
        database = await asyncpg.connect(database_url)
        try:
            yield _PostgresEye(database)
        finally:
            await database.close()


class _SqliteEye:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    async def version(self, order: int) -> int:
        return int(self._connection.execute(_VERSION + "?", (order + 1,)).fetchone()[0])


class _PostgresEye:
    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection, self._turn = connection, asyncio.Lock()

    async def version(self, order: int) -> int:
        async with self._turn:
            return int(await self._connection.fetchval(_VERSION + "$1", order + 1))
