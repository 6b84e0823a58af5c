"""`mis-ordenes import`."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from app.commands.common import ShopOption, console, the_shop, with_database
from app.importing.orders_file import read_orders
from app.importing.report import Report
from app.importing.run import import_orders
from app.settings import Settings

__all__ = ["group"]


def group() -> typer.Typer:
    """The commands that take over orders from other systems."""
    imports = typer.Typer(help="Take over orders from other systems.", no_args_is_help=True)
    imports.command("woocommerce")(woocommerce)
    imports.callback()(_imports)
    return imports


def _imports() -> None:
    """Take over orders from other systems."""


def woocommerce(
    file: Annotated[Path, typer.Argument(help="A JSON list of orders from the REST API.")],
    shop: ShopOption = None,
    default_method: Annotated[
        str | None, typer.Option(help="Payment method of orders that name none.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report for programs.")] = False,
) -> None:
    """Take over orders exactly as the WooCommerce REST API returns them.

    Run it again at will: what is already there is skipped. No bell rings and no letter is written.

    Example: `mis-ordenes import woocommerce orders.json`
    """
    orders = read_orders(file)

    async def work(settings: Settings) -> Report:
        place = await the_shop(shop)
        with _progress() as progress:
            task = progress.add_task("Importing", total=len(orders))
            return await import_orders(
                orders,
                place.id,
                settings.links,
                default_method=default_method,
                on_progress=lambda _: progress.advance(task),
            )

    report = with_database(work)
    print(report.as_json("en") if as_json else report.text("en"))
    if not as_json and not orders:
        console().print("The file holds no orders.")


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
    )
