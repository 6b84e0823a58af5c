"""The database: its configuration from one URL, opening it, migrating it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tortoise.context import TortoiseContext
from tortoise.migrations.api.migrate import migrate

__all__ = ["TORTOISE_ORM", "migrate_database", "open_database", "orm_config"]

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


async def migrate_database(database_url: str) -> None:
    """Bring the database to the newest form. Run it once, not in every worker."""
    if database_url.startswith("sqlite://"):
        folder = Path(database_url.removeprefix("sqlite://").partition("?")[0]).parent
        folder.mkdir(parents=True, exist_ok=True)
    async with TortoiseContext():
        await migrate(config=orm_config(database_url))


TORTOISE_ORM = orm_config("sqlite://:memory:")
"""For `tortoise makemigrations`, which compares the models with the migrations alone."""
