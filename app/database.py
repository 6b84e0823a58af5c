"""The database: its configuration from one URL, opening it, migrating it."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from asyncpg import PostgresError  # type: ignore[import-untyped]  # it ships no types
from tortoise.context import TortoiseContext
from tortoise.exceptions import BaseORMException
from tortoise.migrations.api.migrate import migrate
from tortoise.migrations.executor import MigrationExecutor

from app.settings import SettingsError

__all__ = [
    "TORTOISE_ORM",
    "migrate_database",
    "open_database",
    "open_migrated_database",
    "orm_config",
]

_SQLITE = "journal_mode=WAL&foreign_keys=ON&busy_timeout=5000"


def orm_config(database_url: str) -> dict[str, Any]:
    """Tortoise's configuration for `sqlite://…` or `postgresql://…`."""
    url = database_url
    if urlsplit(url).scheme in ("postgres", "postgresql"):
        url = "asyncpg" + url[url.index(":") :]
    elif url.startswith("sqlite://"):
        url += ("&" if "?" in url else "?") + _SQLITE
    return {
        "connections": {"default": url},
        "apps": {
            "models": {
                "models": ["models"],
                "migrations": "models.migrations",
                "default_connection": "default",
            }
        },
        "use_tz": True,
        "timezone": "UTC",
    }


@asynccontextmanager
async def open_database(
    database_url: str, *, for_all_tasks: bool = False
) -> AsyncIterator[TortoiseContext]:
    """The ORM, connected for the length of the block.

    `for_all_tasks` makes it the process's own: a server's requests run in other tasks than the one
    that opened it, and would not see it otherwise.
    """
    context = TortoiseContext()
    async with context:
        await context.init(config=orm_config(database_url), _enable_global_fallback=for_all_tasks)
        yield context


@asynccontextmanager
async def open_migrated_database(database_url: str) -> AsyncIterator[TortoiseContext]:
    """The ORM as above, after a look whether the database is there and in its newest form."""
    file = _sqlite_file(database_url)
    if file is not None and not file.exists():  # opening it would make an empty one
        raise SettingsError(f"There is no database at {file} yet. Make it: `mis-ordenes migrate`.")
    async with open_database(database_url) as context:
        with _answering():
            await _ask(context)
            apps = orm_config(database_url)["apps"]
            missing = await MigrationExecutor(context.db(), apps).plan()
        if missing:
            raise SettingsError("The database is not up to date. Run `mis-ordenes migrate`.")
        yield context


async def migrate_database(database_url: str) -> None:
    """Bring the database to the newest form. Run it once, not in every worker."""
    with _answering():
        if file := _sqlite_file(database_url):
            file.parent.mkdir(parents=True, exist_ok=True)
        async with open_database(database_url) as context:
            await _ask(context)
        async with TortoiseContext():
            await migrate(config=orm_config(database_url))


async def _ask(context: TortoiseContext) -> None:
    """Raise what is wrong; a first statement that fails would let the next wait for ever."""
    await context.db().execute_query("SELECT 1")


def _sqlite_file(database_url: str) -> Path | None:
    if not database_url.startswith("sqlite://"):
        return None
    return Path(database_url.removeprefix("sqlite://").partition("?")[0])


@contextmanager
def _answering() -> Iterator[None]:
    """A database that does not answer is told in one line, without its address and password."""
    try:
        yield
    except (BaseORMException, PostgresError, sqlite3.Error, OSError) as error:
        raise SettingsError(f"DATABASE_URL: the database does not answer: {error}") from error


TORTOISE_ORM = orm_config("sqlite://:memory:")
"""For `tortoise makemigrations`, which compares the models with the migrations alone."""
