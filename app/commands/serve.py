"""`mis-ordenes serve`."""

import asyncio
import os
from dataclasses import replace
from typing import Annotated

import typer
import uvicorn

from app.bus import open_bus
from app.commands.common import console
from app.database import open_migrated_database
from app.main import create_app
from app.settings import Settings, read_settings

__all__ = ["NAME", "command"]

NAME = "serve"
LARGEST_FRAME = 256 * 1024


def command(
    host: Annotated[str | None, typer.Option(help="Address to listen on; or HOST.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; or PORT.")] = None,
    demo: Annotated[bool, typer.Option("--demo", help="Help to try out the demo shop.")] = False,
) -> None:
    """Serve the API and the pages. With --demo, GraphiQL shows the demo shop's log-in to anybody.

    Examples: `mis-ordenes serve` · `PORT=9000 mis-ordenes serve` ·
    `DATABASE_URL=postgresql://… BUS_URL=redis://… mis-ordenes serve`
    """
    given = {"HOST": host, "PORT": None if port is None else str(port)}
    chosen = read_settings(os.environ | {name: text for name, text in given.items() if text})
    chosen = replace(chosen, is_demo=demo)
    asyncio.run(_look_around(chosen))
    _say_where(chosen)
    uvicorn.run(
        create_app(chosen),
        host=chosen.host,
        port=chosen.port,
        ws="websockets-sansio",
        ws_max_size=LARGEST_FRAME,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=10,
        server_header=False,
        log_level="info",
        access_log=False,
    )


async def _look_around(chosen: Settings) -> None:
    """Refuse to start without a migrated database and its bus, with one line instead of a trace."""
    async with open_migrated_database(chosen.database_url), open_bus(chosen.bus_url):
        pass


def _say_where(chosen: Settings) -> None:
    out = console()
    out.print(f"Panel      {chosen.public_url}/panel")
    out.print(f"GraphiQL   {chosen.public_url}/graphiql")
    out.print(f"GraphQL    {chosen.public_url}/graphql")
