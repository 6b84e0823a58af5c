"""Posting what is due in the outbox through one SMTP connection, one letter after the other."""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

import aiosmtplib

from app.mail.message import make_message
from models import Letter
from models.letters.outbox import CLAIM, claim_letters, give_up, mark_sent, put_off
from models.letters.read import read_body
from models.secrets import Links

__all__ = ["Post", "Posted", "post_due_letters"]

LONGEST = CLAIM.total_seconds() / 2
"""Seconds for one letter: it has ended long before another worker may take the letter up."""

PERMANENT = range(500, 600)

_log = logging.getLogger(__name__)


@dataclass
class Posted:
    """How a round of posting went."""

    sent: int = 0
    put_off: int = 0
    failed: int = 0


@dataclass(frozen=True)
class Post:
    """How letters leave: through which mail server, from which address, with whose links.

    `smtp_url`: `smtp://`, `smtp+starttls://` (TLS or nothing) or `smtps://`, with user and password
    if the server wants them. `patience`: seconds for one answer of the server.
    """

    smtp_url: str = field(repr=False)
    sender: str
    links: Links
    patience: float = 30.0


async def post_due_letters(post: Post) -> Posted:
    """Post every letter that is due; the mail server's 250 alone makes a letter SENT.

    A letter is claimed when its turn comes: a server that fails or a worker that is stopped holds
    up this one letter.
    """
    posted, smtp = Posted(), _client(post)
    try:
        while letters := await claim_letters(1):
            if not await _post(smtp, letters[0], post, posted):
                break
        else:
            await _say_goodbye(smtp)
    finally:
        smtp.close()  # a connection that was interrupted would wait for its answer for ever
    return posted


def _client(post: Post) -> aiosmtplib.SMTP:
    url = urlsplit(post.smtp_url)
    return aiosmtplib.SMTP(
        hostname=url.hostname or "localhost",
        port=url.port,
        username=unquote(url.username) if url.username else None,
        password=unquote(url.password) if url.password else None,
        use_tls=url.scheme == "smtps",
        start_tls=True if url.scheme == "smtp+starttls" else None,
        timeout=post.patience,
    )


async def _say_goodbye(smtp: aiosmtplib.SMTP) -> None:
    with suppress(aiosmtplib.SMTPException, OSError):
        if smtp.is_connected:
            await smtp.quit()


async def _post(smtp: aiosmtplib.SMTP, letter: Letter, post: Post, posted: Posted) -> bool:
    """Post one letter; False when the next would fare no better, since the server is at fault."""
    try:
        async with asyncio.timeout(LONGEST):
            await _send(smtp, letter, post)
    except aiosmtplib.SMTPRecipientsRefused as error:  # a letter has one recipient
        await _refused(letter, error.recipients[0], posted)
    except aiosmtplib.SMTPDataError as error:
        await _refused(letter, error, posted)
    except aiosmtplib.SMTPNotSupported as error:  # an address that the server cannot write
        await give_up(letter, str(error))
        posted.failed += 1
    except (aiosmtplib.SMTPException, OSError) as error:
        await put_off(letter, _words(error))
        posted.put_off += 1
        return False
    except Exception as error:  # a letter that nobody can send must not hold up the others
        _log.exception("letter %s cannot be sent", letter.key)
        await put_off(letter, _words(error))
        posted.put_off += 1
        smtp.close()
    else:
        await mark_sent(letter)
        posted.sent += 1
    return True


async def _send(smtp: aiosmtplib.SMTP, letter: Letter, post: Post) -> None:
    message = make_message(letter, await read_body(letter, post.links), post.sender)
    if not smtp.is_connected:
        await smtp.connect()
    await smtp.send_message(message)


async def _refused(
    letter: Letter, answer: aiosmtplib.SMTPResponseException, posted: Posted
) -> None:
    if answer.code in PERMANENT:
        await give_up(letter, _words(answer))
        posted.failed += 1
    else:
        await put_off(letter, _words(answer))
        posted.put_off += 1


def _words(error: Exception) -> str:
    if isinstance(error, aiosmtplib.SMTPResponseException):
        return f"{error.code} {error.message}"
    return str(error) or type(error).__name__
