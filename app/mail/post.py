"""Posting what is due in the outbox through one SMTP connection, one letter after the other."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

import aiosmtplib

from app.mail.connection import Connection
from app.mail.message import make_message
from models import Done, Letter
from models.letters.outbox import CLAIM, claim_letters, give_up, mark_sent, put_off
from models.letters.read import read_body
from models.secrets import Links
from resolvers.patience import patiently

__all__ = ["Post", "Posted", "post_due_letters", "post_through", "uncounted"]

LONGEST = CLAIM.total_seconds() / 2
"""Seconds for one letter: it has ended long before another worker may take the letter up."""

PERMANENT = range(500, 600)

TRIES = 12
"""How often a database that is away is told what became of a letter: for less than what is left
of the claim."""

T = TypeVar("T")

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Posted:
    """How posting went: how many letters were sent, put off and given up."""

    sent: int = 0
    put_off: int = 0
    failed: int = 0

    def __add__(self, other: "Posted") -> "Posted":
        return Posted(
            self.sent + other.sent, self.put_off + other.put_off, self.failed + other.failed
        )


SENT, PUT_OFF, FAILED = Posted(sent=1), Posted(put_off=1), Posted(failed=1)


class _ServerFaultError(Exception):
    """The next letter would fare no better; `posted` is what became of this one."""

    def __init__(self, posted: Posted) -> None:
        self.posted = posted


async def _to_nobody(_: Done) -> None:
    """Announce nothing: what a command does, which has no bus."""


def uncounted(_: Posted) -> None:
    """Count nothing."""


@dataclass(frozen=True)
class Post:
    """How letters leave: through which mail server, from which address, with whose links.

    `smtp_url` and `patience` are those of `Connection`. `announce` is told of each letter that was
    given up, after its row says so; `on_posted` of each letter at its end.
    """

    smtp_url: str = field(repr=False)
    sender: str
    links: Links
    patience: float = 30.0
    announce: Callable[[Done], Awaitable[None]] = _to_nobody
    on_posted: Callable[[Posted], None] = uncounted

    def connect(self) -> Connection:
        """The way to the mail server, not yet opened."""
        return Connection(self.smtp_url, self.patience)


async def post_due_letters(post: Post) -> Posted:
    """Post every letter that is due through a connection of its own."""
    connection = post.connect()
    try:
        posted = await post_through(connection, post, asyncio.Event())
        await connection.say_goodbye()
    finally:
        connection.close()
    return posted


async def post_through(connection: Connection, post: Post, stop: asyncio.Event) -> Posted:
    """Post every letter that is due, up to `stop`; the server's 250 alone makes a letter SENT.

    A letter is claimed when its turn comes: a server that fails or a worker that is stopped holds
    up this one letter.
    """
    total = Posted()
    while not stop.is_set() and (letters := await claim_letters(1)):
        try:
            posted = await _post(letters[0], connection, post)
        except _ServerFaultError as fault:
            post.on_posted(fault.posted)
            return total + fault.posted
        post.on_posted(posted)
        total += posted
    return total


async def _post(letter: Letter, connection: Connection, post: Post) -> Posted:
    try:
        await _send(letter, connection, post)
    except aiosmtplib.SMTPRecipientsRefused as error:  # a letter has one recipient
        return await _refused(letter, error.recipients[0], post)
    except aiosmtplib.SMTPDataError as error:
        return await _refused(letter, error, post)
    except aiosmtplib.SMTPNotSupported as error:  # an address that the server cannot write
        return await _give_up(letter, error, post)
    except (aiosmtplib.SMTPException, OSError) as error:
        raise _ServerFaultError(await _put_off(letter, error, post)) from error
    except Exception as error:  # a letter that nobody can send must not hold up the others
        _log.exception("letter %s cannot be sent", letter.key)
        return await _put_off(letter, error, post)
    await _patiently(partial(mark_sent, letter))  # unmarked, it would be sent again
    return SENT


async def _send(letter: Letter, connection: Connection, post: Post) -> None:
    message = make_message(letter, await read_body(letter, post.links), post.sender)
    async with asyncio.timeout(LONGEST):
        await connection.send(message)


async def _refused(letter: Letter, answer: aiosmtplib.SMTPResponseException, post: Post) -> Posted:
    deal = _give_up if answer.code in PERMANENT else _put_off
    return await deal(letter, answer, post)


async def _give_up(letter: Letter, why: Exception, post: Post) -> Posted:
    await post.announce(await _patiently(partial(give_up, letter, _words(why))))
    return FAILED


async def _put_off(letter: Letter, why: Exception, post: Post) -> Posted:
    done = await _patiently(partial(put_off, letter, _words(why)))
    if done is None:
        return PUT_OFF
    await post.announce(done)
    return FAILED


async def _patiently(write: Callable[[], Awaitable[T]]) -> T:
    return await patiently(write, tries=TRIES)


def _words(error: Exception) -> str:
    if isinstance(error, aiosmtplib.SMTPResponseException):
        return f"{error.code} {error.message}"
    return str(error) or type(error).__name__
