"""Where the large shop lives: a database of its own, lent to one run, and copies that are kept."""

import asyncio
import hashlib
import os
import shutil
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeAlias
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg  # type: ignore[import-untyped]  # it ships no types

from bench.building import build_shop
from bench.servers import ROOT

__all__ = [
    "DEFAULT_POSTGRES",
    "Engine",
    "PostgresEngine",
    "SqliteEngine",
    "engine_named",
    "is_reachable",
]

DEFAULT_POSTGRES = "postgresql://postgres@127.0.0.1:5432/postgres"
CACHE = ROOT / "var" / "bench"
"""Git ignores it."""

Progress = Callable[[int], None]
Build: TypeAlias = Callable[[str, int, Progress], Coroutine[Any, Any, None]]
"""Fills the empty database at an address with a shop of so many orders."""


class Engine(Protocol):
    """A kind of database that the bench can make a shop in."""

    @property
    def name(self) -> str:
        """What people call it."""

    def shop(
        self,
        orders: int,
        folder: Path,
        on_progress: Progress,
        *,
        keep: bool = False,
        build: Build = build_shop,
    ) -> AbstractContextManager[str]:
        """The address of a database with one shop of so many orders, gone after the block.

        With `keep`, the shop of an earlier run is copied, and this one is kept for the next: only
        for the shop that `build_shop` makes.
        """


@dataclass(frozen=True)
class SqliteEngine:
    """Files in the run's folder."""

    name: str = "SQLite"

    @contextmanager
    def shop(
        self,
        orders: int,
        folder: Path,
        on_progress: Progress,
        *,
        keep: bool = False,
        build: Build = build_shop,
    ) -> Iterator[str]:
        """See `Engine`."""
        kept, file = CACHE / f"{_shop_name(orders)}.sqlite3", folder / "shop.sqlite3"
        if keep and kept.exists():
            shutil.copyfile(kept, file)
        else:
            asyncio.run(build(f"sqlite://{file}", orders, on_progress))
            if keep:
                CACHE.mkdir(parents=True, exist_ok=True)
                for older in CACHE.glob(f"{_family(orders)}*"):
                    older.unlink()
                shutil.copyfile(file, kept)
        yield f"sqlite://{file}"
        file.unlink()


@dataclass(frozen=True)
class PostgresEngine:
    """Databases on a server; `url` is that of its maintenance database."""

    url: str
    name: str = "PostgreSQL"

    @contextmanager
    def shop(
        self,
        orders: int,
        folder: Path,
        on_progress: Progress,
        *,
        keep: bool = False,
        build: Build = build_shop,
    ) -> Iterator[str]:
        """See `Engine`."""
        kept = _shop_name(orders)
        is_copy = keep and bool(self._run("SELECT 1 FROM pg_database WHERE datname = $1", kept))
        name = f"mis_ordenes_bench_{os.getpid()}_{uuid4().hex[:8]}"
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{kept if is_copy else "template1"}"')
        try:
            if not is_copy:
                asyncio.run(build(self._url_of(name), orders, on_progress))
                if keep:
                    self._drop_older(_family(orders))
                    self._run(f'CREATE DATABASE "{kept}" TEMPLATE "{name}"')
            yield self._url_of(name)
        finally:
            self._run(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _drop_older(self, family: str) -> None:
        older = "SELECT datname FROM pg_database WHERE starts_with(datname, $1)"
        while name := self._run(older, family):
            self._run(f'DROP DATABASE "{name}"')

    def _url_of(self, name: str) -> str:
        return urlsplit(self.url)._replace(path=f"/{name}").geturl()

    def _run(self, statement: str, *values: object) -> object:
        return asyncio.run(_execute(self.url, statement, *values))


def engine_named(name: str) -> Engine:
    """The engine for `sqlite`, `postgresql` or a server's URL; ValueError says what is wrong."""
    if name == "sqlite":
        return SqliteEngine()
    url = DEFAULT_POSTGRES if name == "postgresql" else name
    if not url.startswith(("postgresql://", "postgres://")):
        raise ValueError("sqlite, postgresql or a postgresql:// URL")
    if not is_reachable(url):
        raise ValueError(f"no PostgreSQL answers at {url}")
    return PostgresEngine(url)


def is_reachable(url: str) -> bool:
    """Whether a PostgreSQL server answers there."""
    try:
        asyncio.run(_execute(url, "SELECT 1"))
    except (OSError, asyncpg.PostgresError):
        return False
    return True


async def _execute(url: str, statement: str, *values: object) -> object:
    connection = await asyncpg.connect(url, timeout=5)
    try:
        return await connection.fetchval(statement, *values)
    finally:
        await connection.close()


def _shop_name(orders: int) -> str:
    """Another name whenever what builds the shop has changed."""
    sources = [
        *(ROOT / "bench" / f"{name}.py" for name in ("building", "lives", "people")),
        ROOT / "app" / "demo" / "data.py",
        *sorted((ROOT / "models" / "migrations").glob("*.py")),
    ]
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    return f"{_family(orders)}{digest[:10]}"


def _family(orders: int) -> str:
    return f"mis_ordenes_bench_kept_{orders}_"
