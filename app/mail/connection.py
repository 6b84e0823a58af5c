"""A connection to the mail server: opened when a letter needs it, and used again for the next."""

from contextlib import suppress
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

import aiosmtplib

__all__ = ["Connection"]

OF_THE_LETTER = (
    aiosmtplib.SMTPRecipientsRefused,  # a letter has one recipient
    aiosmtplib.SMTPDataError,
    aiosmtplib.SMTPNotSupported,  # an address that the server cannot write
)
"""What a server says of one letter; the next may fare better."""

POLITE = 1.0
"""Seconds that a server has to answer a goodbye."""

TOO_MANY = 421
"""What a server answers to MAIL when a connection has brought it enough letters."""


class Connection:
    """The way to one mail server.

    `url` is `smtp://`, `smtp+starttls://` (TLS or nothing) or `smtps://`, with user and password if
    the server wants them. `patience`: seconds for one answer of the server.
    """

    def __init__(self, url: str, patience: float) -> None:
        self._url = url
        self._patience = patience
        self._smtp: aiosmtplib.SMTP | None = None

    @property
    def is_open(self) -> bool:
        """Whether the next letter finds the server on the line."""
        return self._smtp is not None and self._smtp.is_connected

    async def send(self, message: EmailMessage) -> None:
        """Hand the message over; returns after the server's 250, and raises what it answers else.

        It stays open after a letter and after a refusal of one. A server that has had enough of
        this connection gets a new one.
        """
        was_used = self.is_open
        try:
            await self._hand_over(message)
        except aiosmtplib.SMTPSenderRefused as refusal:
            if not was_used or refusal.code != TOO_MANY:
                raise
            await self._hand_over(message)

    async def say_goodbye(self) -> None:
        """Close it as mail servers like it, when it is open."""
        if self._smtp is not None and self._smtp.is_connected:
            with suppress(aiosmtplib.SMTPException, OSError):
                await self._smtp.quit(timeout=POLITE)
        self.close()

    def close(self) -> None:
        """Drop it as it is."""
        if self._smtp is not None:
            self._smtp.close()
        self._smtp = None

    async def _hand_over(self, message: EmailMessage) -> None:
        try:
            smtp = await self._opened()
            await smtp.send_message(message)
        except OF_THE_LETTER:
            raise
        except BaseException:  # interrupted, it would wait for its answer for ever
            self.close()
            raise

    async def _opened(self) -> aiosmtplib.SMTP:
        if self._smtp is None or not self._smtp.is_connected:
            self.close()
            self._smtp = _client(self._url, self._patience)
            await self._smtp.connect()
        return self._smtp


def _client(address: str, patience: float) -> aiosmtplib.SMTP:
    url = urlsplit(address)
    return aiosmtplib.SMTP(
        hostname=url.hostname or "localhost",
        port=url.port,
        username=unquote(url.username) if url.username else None,
        password=unquote(url.password) if url.password else None,
        use_tls=url.scheme == "smtps",
        start_tls=True if url.scheme == "smtp+starttls" else None,
        timeout=patience,
    )
