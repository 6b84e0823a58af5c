"""The command line: the only place that prints."""

import sys
from collections.abc import Sequence

import typer

from app.commands import demo, imports, keys, mail, migrate, sdl, serve, shops, staff
from app.commands.common import console
from app.settings import SettingsError
from models.errors import DomainError

__all__ = ["main"]


def build() -> typer.Typer:
    """All commands as one program."""
    program = typer.Typer(
        name="mis-ordenes",
        help="The order desk of a small shop: GraphQL, live status, payments.",
        no_args_is_help=True,
        rich_markup_mode="markdown",
        pretty_exceptions_enable=False,
        epilog="Begin with `mis-ordenes demo`, then `mis-ordenes serve`.",
    )
    for module in (serve, demo, migrate, sdl):
        program.command(name=module.NAME)(module.command)
    for name, group in (
        ("import", imports.group),
        ("shop", shops.group),
        ("staff", staff.group),
        ("key", keys.group),
        ("mail", mail.group),
    ):
        program.add_typer(group(), name=name)
    return program


def main(words: Sequence[str] | None = None) -> None:
    """Run the program with these words, else the process's; a refusal is one line and code 2."""
    try:
        build()(words)
    except (SettingsError, DomainError) as refusal:
        console(stderr=True).print("mis-ordenes:", " ".join(str(refusal).split()), style="red")
        sys.exit(2)
