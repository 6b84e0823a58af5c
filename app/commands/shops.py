"""`mis-ordenes shop`."""

from typing import Annotated

import typer

from app.commands.common import ShopOption, console, the_shop, with_database
from app.settings import Settings
from models import Shop
from models.shops.opening import open_shop
from models.shops.settings import LONGEST_WAIT, set_accept_within

__all__ = ["group"]


def group() -> typer.Typer:
    """The commands about shops."""
    shops = typer.Typer(help="Open, list and change shops.", no_args_is_help=True)
    shops.command("add")(add)
    shops.command("list")(show)
    shops.command("set")(change)
    return shops


def add(
    name: Annotated[str, typer.Argument(help="The shop's name.")],
    email: Annotated[list[str] | None, typer.Option(help="Told of new orders; repeatable.")] = None,
    currency: Annotated[str, typer.Option(help="ISO 4217.")] = "COP",
) -> None:
    """Open a shop with the usual payment methods.

    Example: `mis-ordenes shop add "Café La Loma" --email ventas@example.com`
    """

    async def work(_: Settings) -> Shop:
        return await open_shop(name, email or [], currency=currency)

    shop = with_database(work)
    console().print(f"Shop {shop.id} is open: {shop.name}. Add people: `mis-ordenes staff add`.")


def show() -> None:
    """List the shops."""

    async def work(_: Settings) -> list[Shop]:
        return await Shop.all().order_by("id")

    shops = with_database(work)
    if not shops:
        console().print("There is no shop yet. Open one: `mis-ordenes shop add NAME`.")
    for shop in shops:
        console().print(f"{shop.id:>4}  {shop.name}  {shop.currency}")


def change(
    accept_within: Annotated[
        int,
        typer.Option(
            min=0,
            max=LONGEST_WAIT,
            help="Minutes until the alarm of an unaccepted order rings; 0 for no alarm.",
        ),
    ],
    shop: ShopOption = None,
) -> None:
    """Change how a shop works.

    Example: `mis-ordenes shop set --accept-within 30`
    """

    async def work(_: Settings) -> Shop:
        place = await the_shop(shop)
        await set_accept_within(place.id, accept_within)
        return place

    place = with_database(work)
    told = f"rings after {accept_within} minutes" if accept_within else "does not ring"
    console().print(f"Shop {place.id}, {place.name}: the alarm of an unaccepted order {told}.")
