"""What the commands share: settings, a database to work in, and the shop that is meant."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from typing import Annotated, TypeAlias, TypeVar

import typer
from rich.console import Console

from app.database import open_migrated_database
from app.settings import Settings, SettingsError, read_settings
from models import Shop

__all__ = ["LARGEST_ID", "ShopOption", "console", "settings", "the_shop", "with_database"]

T = TypeVar("T")

LARGEST_ID = 2**63 - 1

ShopOption: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--shop",
        min=1,
        max=LARGEST_ID,
        help="The shop's number; not needed when there is one shop.",
    ),
]


def console(*, stderr: bool = False) -> Console:
    """Where commands print for people: names with brackets as they are, addresses unbroken."""
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=True)


def settings() -> Settings:
    """The settings of this process."""
    return read_settings(os.environ)


def with_database(work: Callable[[Settings], Awaitable[T]]) -> T:
    """Run `work` with the database open."""
    chosen = settings()

    async def run() -> T:
        async with open_migrated_database(chosen.database_url):
            return await work(chosen)

    return asyncio.run(run())


async def the_shop(number: int | None) -> Shop:
    """The shop with this number, or the only one."""
    shops = await Shop.filter(id=number) if number else await Shop.all().order_by("id").limit(2)
    if len(shops) == 1:
        return shops[0]
    if number:
        raise SettingsError(f"There is no shop {number}. `mis-ordenes shop list` shows them.")
    if not shops:
        raise SettingsError("There is no shop yet. Open one: `mis-ordenes shop add NAME`.")
    raise SettingsError("There are several shops: say which with --shop (`mis-ordenes shop list`).")
