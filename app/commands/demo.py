"""`mis-ordenes demo`."""

import asyncio
from typing import Annotated

import orjson
import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from app.commands.common import console, settings
from app.database import migrate_database, open_database
from app.demo.data import ORDERS
from app.demo.shop import DemoShop, ensure_demo
from app.settings import Settings
from models import Status

__all__ = ["NAME", "command"]

NAME = "demo"


def command(
    as_json: Annotated[bool, typer.Option("--json", help="Print for programs.")] = False,
) -> None:
    """Make the demo shop, or tell again what is in it. Data that is there is kept.

    Examples: `mis-ordenes demo` · `mis-ordenes demo --json`
    """
    chosen = settings()
    demo = asyncio.run(_made(chosen))
    if as_json:
        print(orjson.dumps(_for_programs(demo, chosen), option=orjson.OPT_INDENT_2).decode())
    else:
        _tell(demo, chosen)


async def _made(chosen: Settings) -> DemoShop:
    await migrate_database(chosen.database_url)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Making the demo shop", total=len(ORDERS))
        async with open_database(chosen.database_url):
            return await ensure_demo(chosen.links, on_order=lambda: progress.advance(task))


def _for_programs(demo: DemoShop, chosen: Settings) -> dict[str, object]:
    return {
        "shop": demo.shop.name,
        "logins": {
            who.role: {"name": who.name, "email": who.email, "password": who.password}
            for who in demo.log_ins
        },
        "apiKey": demo.api_key,
        "tracking": [
            {"number": number, "status": status, "url": url, "token": url.rsplit("/", 1)[1]}
            for number, status, url in demo.tracking
        ],
        "panel": f"{chosen.public_url}/panel",
        "graphiql": f"{chosen.public_url}/graphiql",
        "graphql": f"{chosen.public_url}/graphql",
    }


def _tell(demo: DemoShop, chosen: Settings) -> None:
    out = console()
    out.print(f"\n{demo.shop.name}, a demo shop: log in at {chosen.public_url}/panel", style="bold")
    table = Table(box=None, pad_edge=False)
    for heading in ("role", "e-mail", "password"):
        table.add_column(heading)
    for who in demo.log_ins:
        table.add_row(who.role, who.email, who.password)
    out.print(table)
    out.print(f"API key of its storefront: {demo.api_key}")
    live = next((t for t in demo.tracking if t[1] == Status.RECEIVED), demo.tracking[0])
    out.print(f"A customer's page (order #{live[0]}): {live[2]}\n")
