"""The database: its configuration from one URL, opening it, migrating it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

from tortoise.context import TortoiseContext

__all__ = ["open_database", "orm_config"]


def orm_config(database_url: str) -> dict[str, Any]:
    """Tortoise's configuration for `sqlite://…` or `postgresql://…`."""
    url = database_url
    if urlsplit(url).scheme in ("postgres", "postgresql"):
        url = "asyncpg" + url[url.index(":") :]
    elif url.startswith("sqlite://"):
        url += ("&" if "?" in url else "?") + "journal_mode=WAL&foreign_keys=ON&busy_timeout=5000"
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
async def open_database(database_url: str) -> AsyncIterator[TortoiseContext]:
    """The ORM, connected for the length of the block."""
    async with TortoiseContext() as context:
        await context.init(config=orm_config(database_url))
        yield context
