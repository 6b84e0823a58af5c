"""`mis-ordenes staff`."""

from typing import Annotated

import typer

from app.commands.common import ShopOption, console, the_shop, with_database
from app.settings import Settings
from models import Role, Staff
from models.people.adding import add_staff, new_password

__all__ = ["group"]


def group() -> typer.Typer:
    """The commands about people."""
    people = typer.Typer(help="Add and list people of a shop.", no_args_is_help=True)
    people.command("add")(add)
    people.command("list")(show)
    return people


def add(
    email: Annotated[str, typer.Argument(help="The person's e-mail, for logging in.")],
    name: Annotated[str, typer.Option(help="The person's name.")],
    role: Annotated[Role, typer.Option(help="What the person is.")] = Role.OPERATOR,
    language: Annotated[str, typer.Option(help="es or en.")] = "es",
    shop: ShopOption = None,
) -> None:
    """Add a person; the password is made here and told once.

    Example: `mis-ordenes staff add ana@example.com --name "Ana Ríos" --role ADMIN`
    """
    password = new_password()

    async def work(_: Settings) -> Staff:
        place = await the_shop(shop)
        return await add_staff(
            place.id, name=name, email=email, role=role, password=password, language=language
        )

    person = with_database(work)
    console().print(f"{person.name} <{person.email}> is {person.role.value}. Password: {password}")


def show(shop: ShopOption = None) -> None:
    """List the people of a shop."""

    async def work(_: Settings) -> list[Staff]:
        return await Staff.filter(shop_id=(await the_shop(shop)).id).order_by("id")

    for person in with_database(work):
        state = "" if person.active else " (inactive)"
        console().print(f"{person.role.value:<9} {person.email}  {person.name}{state}")
