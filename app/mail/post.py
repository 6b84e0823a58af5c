"""Posting what is due in the outbox through one SMTP connection."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import aiosmtplib

from app.mail.message import make_message
from models import Letter
from models.letters.outbox import claim_letters, give_up, mark_sent, put_off

__all__ = ["Posted", "post_due_letters"]

TIMEOUT = 30
PERMANENT = range(500, 600)


@dataclass
class Posted:
    """How a round of posting went."""

    sent: int = 0
    put_off: int = 0
    failed: int = 0


async def post_due_letters(smtp_url: str, sender: str) -> Posted:
    """Post every letter that is due; the mail server's 250 alone makes a letter SENT.

    `smtp_url`: `smtp://`, `smtp+starttls://` (TLS or nothing) or `smtps://`, with user and password
    if the server wants them.
    """
    posted = Posted()
    while letters := await claim_letters():
        try:
            async with _connection(smtp_url) as smtp:
                for letter in letters:
                    await _post(smtp, letter, sender, posted)
        except (aiosmtplib.SMTPException, OSError) as error:
            for letter in letters:
                await _put_off_unsent(letter, str(error), posted)
            break
    return posted


@asynccontextmanager
async def _connection(smtp_url: str) -> AsyncIterator[aiosmtplib.SMTP]:
    url = urlsplit(smtp_url)
    smtp = aiosmtplib.SMTP(
        hostname=url.hostname or "localhost",
        port=url.port,
        username=unquote(url.username) if url.username else None,
        password=unquote(url.password) if url.password else None,
        use_tls=url.scheme == "smtps",
        start_tls=True if url.scheme == "smtp+starttls" else None,
        timeout=TIMEOUT,
    )
    async with smtp:
        yield smtp


async def _post(smtp: aiosmtplib.SMTP, letter: Letter, sender: str, posted: Posted) -> None:
    try:
        refused, _ = await smtp.send_message(make_message(letter, sender))
    except aiosmtplib.SMTPRecipientsRefused as error:
        await _refused(letter, error.recipients[0].code, str(error), posted)
        return
    except aiosmtplib.SMTPResponseException as error:
        await _refused(letter, error.code, str(error), posted)
        return
    if refused:
        response = next(iter(refused.values()))
        await _refused(letter, response.code, response.message, posted)
        return
    await mark_sent(letter)
    letter.status = letter.status.SENT
    posted.sent += 1


async def _refused(letter: Letter, code: int, why: str, posted: Posted) -> None:
    letter.status = letter.status.FAILED
    if code in PERMANENT:
        await give_up(letter, why)
        posted.failed += 1
    else:
        await put_off(letter, why)
        posted.put_off += 1


async def _put_off_unsent(letter: Letter, why: str, posted: Posted) -> None:
    if letter.status in (letter.status.SENT, letter.status.FAILED):
        return
    await put_off(letter, why)
    posted.put_off += 1
