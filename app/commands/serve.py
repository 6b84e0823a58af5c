"""`mis-ordenes serve`."""

import asyncio
import os
import tempfile
from dataclasses import replace
from functools import partial
from typing import Annotated
from urllib.parse import urlsplit

import typer
import uvicorn
from starlette.applications import Starlette
from uvicorn.supervisors import Multiprocess

from app.bus import open_bus
from app.commands.common import console
from app.connections import DeskHttp, DeskSocket
from app.database import open_migrated_database
from app.demo.storefront import open_storefront
from app.garbage import look_less_often
from app.main import create_app
from app.metrics import DIRECTORY
from app.settings import Settings, SettingsError, read_settings

__all__ = ["NAME", "command", "server_config"]

NAME = "serve"
LARGEST_FRAME = 256 * 1024
PING_EVERY, PONG_WITHIN = 20.0, 40.0
GRACE = 15
"""Seconds that a stopping server gives to what is under way."""


def command(
    host: Annotated[str | None, typer.Option(help="Address to listen on; or HOST.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; or PORT.")] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="How many processes serve.")] = 1,
    demo: Annotated[bool, typer.Option("--demo", help="Help to try out the demo shop.")] = False,
) -> None:
    """Serve the API and the pages. With --demo, the demo shop's storefront is at /demo, and it and
    GraphiQL show the demo shop's log-in to anybody.

    Examples: `mis-ordenes serve` · `PORT=9000 mis-ordenes serve` ·
    `DATABASE_URL=postgresql://… BUS_URL=redis://… mis-ordenes serve --workers 3`
    """
    given = {"HOST": host, "PORT": None if port is None else str(port)}
    chosen = read_settings(os.environ | {name: text for name, text in given.items() if text})
    chosen = replace(chosen, is_demo=demo)
    if workers > 1:
        _refuse_lone_parts(chosen)
    asyncio.run(_look_around(chosen))
    _say_where(chosen)
    if workers == 1:
        uvicorn.Server(server_config(chosen)).run()
    else:
        _serve_with(workers, chosen)


def server_config(chosen: Settings, workers: int = 1) -> uvicorn.Config:
    """How uvicorn serves the application; each worker makes its own from the settings."""
    return uvicorn.Config(
        partial(_app, chosen),
        factory=True,
        host=chosen.host,
        port=chosen.port,
        workers=workers,
        http=DeskHttp,
        ws=DeskSocket,
        ws_max_size=LARGEST_FRAME,
        ws_per_message_deflate=False,
        ws_ping_interval=PING_EVERY,
        ws_ping_timeout=PONG_WITHIN,
        timeout_graceful_shutdown=GRACE,
        server_header=False,
        log_level="info",
        access_log=False,
    )


def _app(chosen: Settings) -> Starlette:
    app = create_app(chosen)
    look_less_often()
    return app


def _serve_with(workers: int, chosen: Settings) -> None:
    with tempfile.TemporaryDirectory(prefix="mis-ordenes-metrics-") as folder:
        os.environ[DIRECTORY] = folder
        config = server_config(chosen, workers)
        listening = config.bind_socket()
        listening.listen(config.backlog)  # who comes before the workers are up waits for them
        try:
            Multiprocess(config, [listening]).run()
        finally:
            listening.close()


def _refuse_lone_parts(chosen: Settings) -> None:
    """Several processes share neither a bus in memory nor, in good order, an SQLite file."""
    if urlsplit(chosen.bus_url).scheme == "memory":
        raise SettingsError(
            "--workers needs a bus that processes share: set BUS_URL to redis://… or postgresql://…"
        )
    if urlsplit(chosen.database_url).scheme == "sqlite":
        raise SettingsError("--workers needs PostgreSQL: set DATABASE_URL to postgresql://…")


async def _look_around(chosen: Settings) -> None:
    """Refuse to start without a migrated database and its bus, with one line instead of a trace.

    A demo's storefront gets its key here: once, however many workers serve.
    """
    async with open_migrated_database(chosen.database_url), open_bus(chosen.bus_url):
        if chosen.is_demo:
            await open_storefront(chosen.links)


def _say_where(chosen: Settings) -> None:
    out = console()
    out.print(f"Panel      {chosen.public_url}/panel")
    out.print(f"GraphiQL   {chosen.public_url}/graphiql")
    out.print(f"GraphQL    {chosen.public_url}/graphql")
    if chosen.is_demo:
        out.print(f"Storefront {chosen.public_url}/demo")
