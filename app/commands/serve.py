"""`mis-ordenes serve`."""

from dataclasses import replace
from typing import Annotated

import typer
import uvicorn

from app.commands.common import console, settings
from app.main import create_app
from app.settings import Settings

__all__ = ["NAME", "command"]

NAME = "serve"
LARGEST_FRAME = 256 * 1024


def command(
    host: Annotated[str | None, typer.Option(help="Address to listen on; or HOST.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; or PORT.")] = None,
) -> None:
    """Serve the API and the pages.

    Examples: `mis-ordenes serve` · `PORT=9000 mis-ordenes serve` ·
    `DATABASE_URL=postgresql://… BUS_URL=redis://… mis-ordenes serve`
    """
    chosen = settings()
    chosen = replace(chosen, host=host or chosen.host, port=chosen.port if port is None else port)
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


def _say_where(chosen: Settings) -> None:
    out = console()
    out.print(f"Panel      {chosen.public_url}/panel", soft_wrap=True)
    out.print(f"GraphiQL   {chosen.public_url}/graphiql", soft_wrap=True)
    out.print(f"GraphQL    {chosen.public_url}/graphql", soft_wrap=True)
