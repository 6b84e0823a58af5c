"""`mis-ordenes key`."""

from typing import Annotated

import typer

from app.commands.common import ShopOption, console, the_shop, with_database
from app.settings import Settings
from models import Scope
from models.people.adding import add_key

__all__ = ["group"]


def group() -> typer.Typer:
    """The commands about API keys."""
    keys = typer.Typer(help="Add API keys for storefronts.", no_args_is_help=True)
    keys.command("add")(add)
    keys.callback()(_keys)
    return keys


def _keys() -> None:
    """Add API keys for storefronts."""


def add(
    name: Annotated[str, typer.Argument(help="What uses the key.")],
    scope: Annotated[
        list[Scope] | None, typer.Option(help="What it may do; repeatable. Both when absent.")
    ] = None,
    shop: ShopOption = None,
) -> None:
    """Make a key; it is told once.

    Example: `mis-ordenes key add "Tienda web" --scope orders:place`
    """

    async def work(_: Settings) -> str:
        return await add_key((await the_shop(shop)).id, name, scope or list(Scope))

    console().print(with_database(work))
