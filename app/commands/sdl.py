"""`mis-ordenes schema`."""

import difflib
from pathlib import Path
from typing import Annotated

import typer

from app.commands.common import console
from app.settings import SettingsError
from schema.build import print_sdl

__all__ = ["NAME", "command"]

NAME = "schema"


def command(
    check: Annotated[bool, typer.Option(help="Fail when FILE differs, and show how.")] = False,
    file: Annotated[Path, typer.Option(help="The committed schema.")] = Path("schema.graphql"),
) -> None:
    """Write the GraphQL schema to `schema.graphql`, or check that it is up to date.

    Examples: `mis-ordenes schema` · `mis-ordenes schema --check`
    """
    sdl = print_sdl()
    try:
        known = file.read_text(errors="replace") if file.exists() else ""
        if not check:
            file.write_text(sdl)
    except OSError as error:
        raise SettingsError(f"{file}: {error.strerror}.") from None
    if not check:
        console().print(f"Wrote {file}.")
    elif sdl != known:
        lines = difflib.unified_diff(known.splitlines(), sdl.splitlines(), str(file), "the code")
        print("\n".join(lines))
        console().print(f"{file} is out of date. Mend it: `mis-ordenes schema`.")
        raise typer.Exit(1)
    else:
        console().print(f"{file} is up to date.")
