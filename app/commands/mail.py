"""`mis-ordenes mail`."""

from typing import Annotated

import typer
from rich.table import Table

from app.commands.common import LARGEST_ID, console, with_database
from app.mail.post import Post, Posted, post_due_letters
from app.settings import Settings, SettingsError
from models import Letter
from models.letters.read import read_body

__all__ = ["group"]


def group() -> typer.Typer:
    """The commands about the outbox."""
    mail = typer.Typer(help="Read and send the letters in the outbox.", no_args_is_help=True)
    mail.command("list")(show)
    mail.command("show")(read)
    mail.command("send")(send)
    return mail


def show(limit: Annotated[int, typer.Option(min=1, max=1000, help="How many.")] = 20) -> None:
    """List the letters in the outbox, newest first."""

    async def work(_: Settings) -> list[Letter]:
        return await Letter.all().order_by("-id").limit(limit)

    letters = with_database(work)
    if not letters:
        console().print("The outbox is empty: letters appear with the first order.")
        return
    table = Table("number", "status", "to", "subject", "last error", box=None)
    for letter in letters:
        table.add_row(
            str(letter.id), letter.status.value, letter.to, letter.subject, letter.last_error
        )
    console().print(table)


def read(
    number: Annotated[int, typer.Argument(min=1, max=LARGEST_ID, help="The letter's number.")],
) -> None:
    """Show one letter as its reader gets it."""

    async def work(settings: Settings) -> str:
        letter = await Letter.get_or_none(id=number)
        if letter is None:
            raise SettingsError(f"There is no letter {number}. `mis-ordenes mail list` shows them.")
        text = (await read_body(letter, settings.links)).text
        return f"To: {letter.to}\nSubject: {letter.subject}\n\n{text}"

    console().print(with_database(work))


def send() -> None:
    """Post the letters that are due, through SMTP_URL.

    Example: `SMTP_URL=smtp+starttls://user:password@mail.example.com:587 mis-ordenes mail send`
    """

    async def work(settings: Settings) -> Posted:
        if not settings.smtp_url:
            raise SettingsError("SMTP_URL is not set: letters wait in the outbox.")
        return await post_due_letters(Post(settings.smtp_url, settings.mail_from, settings.links))

    posted = with_database(work)
    console().print(f"{posted.sent} sent, {posted.put_off} put off, {posted.failed} failed.")
