"""The real engines that tests run on, each test in a database of its own.

A database is migrated once per session and copied for the tests: a file for SQLite,
`CREATE DATABASE … TEMPLATE` for PostgreSQL. What is missing on this machine skips its tests with
one line that says what to install, or fails them when `MIS_ORDENES_TESTS_REQUIRE_ALL=1`.
"""

import os
import shutil
import socket
from contextlib import suppress
from pathlib import Path
from typing import Literal, NoReturn
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg  # type: ignore[import-untyped]  # it ships no types
import pytest
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.context import TortoiseContext
from tortoise.migrations.api.migrate import migrate

from app.database import orm_config
from tests.postgres import Postgres, run_apart

__all__ = [
    "IS_MISSING",
    "Engine",
    "browser_path",
    "fresh",
    "migrated",
    "missing",
    "new_sqlite",
    "only_postgresql",
    "only_sqlite",
    "reachable_postgres",
    "reachable_redis",
]

IS_MISSING = " is missing: "

Engine = Literal["sqlite", "postgresql"]

only_sqlite = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
"""Marks a test that is about SQLite alone."""
only_postgresql = pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
"""Marks a test that is about PostgreSQL alone."""

_POSTGRES = "MIS_ORDENES_TESTS_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres"
_REDIS = "MIS_ORDENES_TESTS_REDIS", "redis://127.0.0.1:6379/0"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def missing(what: str, remedy: str) -> NoReturn:
    """Skip the test because `what` is not here; `remedy` says what to install."""
    line = f"{what}{IS_MISSING}{remedy}"
    if os.environ.get("MIS_ORDENES_TESTS_REQUIRE_ALL") == "1":
        pytest.fail(line, pytrace=False)
    pytest.skip(line)


def migrated(database_url: str, target: str | None = None) -> str:
    """Migrate a database, up to `target` (`models.0001_initial`) or all the way; its address."""
    run_apart(_migrate(database_url, target))
    return database_url


async def _migrate(database_url: str, target: str | None) -> None:
    async with TortoiseContext():
        await migrate(config=orm_config(database_url), target=target)


def fresh(database_url: str) -> str:
    """The address, after Tortoise has forgotten the dialect of the engine before.

    It keeps its INSERTs for the life of the process, which has one engine, except here.
    """
    EXECUTOR_CACHE.clear()
    return database_url


def new_sqlite(folder: Path, template: str | None = None) -> str:
    """The address of a new SQLite file in `folder`: empty, or a copy of the file `template`."""
    file = folder / f"{uuid4().hex[:12]}.sqlite3"
    if template:
        shutil.copyfile(template, file)
    return f"sqlite://{file}"


def reachable_postgres() -> Postgres:
    """The PostgreSQL server of this machine, or of the address in MIS_ORDENES_TESTS_POSTGRES."""
    server = Postgres(os.environ.get(*_POSTGRES))
    with suppress(OSError, asyncpg.PostgresError):
        server.execute("SELECT 1")
        return server
    missing("PostgreSQL", f"apt install postgresql, or set {_POSTGRES[0]} (a superuser's URL)")


def reachable_redis() -> str:
    """The address of Redis: this machine's, or that in MIS_ORDENES_TESTS_REDIS."""
    url = os.environ.get(*_REDIS)
    place = urlsplit(url)
    with suppress(OSError):
        socket.create_connection((place.hostname or "", place.port or 6379), timeout=5).close()
        return url
    missing("Redis", f"apt install redis-server, or set {_REDIS[0]}")


def browser_path() -> str:
    """The executable of Chromium."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    return found or missing("Chromium", "apt install chromium")
