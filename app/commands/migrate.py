"""`mis-ordenes migrate`."""

import asyncio

from app.commands.common import console, settings
from app.database import migrate_database

__all__ = ["NAME", "command"]

NAME = "migrate"


def command() -> None:
    """Bring the database to the newest form. Run it once before the server, not in every worker."""
    asyncio.run(migrate_database(settings().database_url))
    console().print("The database is up to date.")
