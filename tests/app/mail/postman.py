"""A real mail server that answers as a test tells it to, and keeps what it was given."""

import asyncio
import shutil
import ssl
import subprocess
import warnings
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.engines import missing
from tests.servers import PATIENCE

__all__ = ["Delivery", "Postman", "a_mail_server", "a_scripted_server", "self_signed"]


@dataclass(frozen=True)
class Delivery:
    """A letter that arrived: from and to whom, what it says, and how it came."""

    sender: str
    to: str
    message: EmailMessage
    login: bytes | None
    was_encrypted: bool


@dataclass
class Postman:
    """Takes every letter, except where `answers` says otherwise: `("RCPT", to): "550 No"`.

    Letters wait at `gate` for the test to open it, after `at_the_gate` is set. It hangs up on those
    to `cut_off` before its 250, with their letter taken, and answers 421 to each letter after
    `per_connection` of them.
    """

    answers: dict[tuple[str, str], str] = field(default_factory=dict)
    logins: dict[bytes, bytes] = field(default_factory=dict)
    letters: list[Delivery] = field(default_factory=list)
    at_the_gate: asyncio.Event = field(default_factory=asyncio.Event)
    gate: asyncio.Event | None = None
    cut_off: set[str] = field(default_factory=set)
    per_connection: int = 1_000_000
    connections: int = 0
    brought: Counter[Session] = field(default_factory=Counter)
    lines: list[asyncio.BaseTransport] = field(default_factory=list)
    waiting: int = 0
    arrived: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def wait_for(self, number: int) -> None:
        """Wait until so many letters have arrived."""
        async with asyncio.timeout(PATIENCE), self.arrived:
            await self.arrived.wait_for(lambda: len(self.letters) >= number)

    async def wait_for_senders(self, number: int) -> None:
        """Wait until just so many letters wait at the gate; who hangs up waits no more."""
        async with asyncio.timeout(PATIENCE), self.arrived:
            await self.arrived.wait_for(lambda: self.waiting == number)

    def hang_up(self) -> None:
        """Close the lines on which letters came."""
        while self.lines:
            self.lines.pop().close()

    def authenticate(
        self, _: SMTP, __: Session, ___: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        """Let in who is known."""
        known = isinstance(data, LoginPassword) and self.logins.get(data.login) == data.password
        return AuthResult(success=known, handled=False, auth_data=data.login if known else None)

    async def handle_MAIL(
        self, _: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if ("MAIL", address) in self.answers:
            return self.answers["MAIL", address]
        self.brought[session] += 1
        if self.brought[session] > self.per_connection:
            return "421 4.7.0 Too many letters on this connection"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(
        self, _: SMTP, __: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if ("RCPT", address) in self.answers:
            return self.answers["RCPT", address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        (to,) = envelope.rcpt_tos
        await self._stand_at_the_gate()
        if ("DATA", to) in self.answers:
            return self.answers["DATA", to]
        assert isinstance(envelope.content, bytes)
        assert server.transport is not None
        self.lines.append(server.transport)
        message = message_from_bytes(envelope.content, policy=policy.default)
        async with self.arrived:
            self.letters.append(
                Delivery(
                    str(envelope.mail_from),
                    to,
                    message,
                    session.auth_data,
                    server.transport.get_extra_info("ssl_object") is not None,
                )
            )
            self.arrived.notify_all()
        if to in self.cut_off:
            self.hang_up()
        return "250 OK"

    async def _stand_at_the_gate(self) -> None:
        self.at_the_gate.set()
        if self.gate is None:
            return
        await self._count(1)
        try:
            await self.gate.wait()
        finally:
            await self._count(-1)

    async def _count(self, more: int) -> None:
        async with self.arrived:
            self.waiting += more
            self.arrived.notify_all()


@asynccontextmanager
async def a_mail_server(
    postman: Postman, ssl: ssl.SSLContext | None = None, **options: Any
) -> AsyncIterator[str]:
    """A mail server with this postman, for the length of the block; its host and port.

    With `ssl` it speaks TLS from the first byte; `options` are those of aiosmtpd's SMTP.
    """
    loop = asyncio.get_running_loop()
    if postman.logins:
        options |= {"authenticator": postman.authenticate, "auth_required": True}

    def answer() -> SMTP:
        postman.connections += 1
        with warnings.catch_warnings(category=UserWarning, action="ignore"):  # of AUTH without TLS
            return SMTP(
                postman,
                loop=loop,
                hostname="correo.example",
                auth_require_tls=False,
                **options,
            )

    server = await loop.create_server(answer, "127.0.0.1", 0, ssl=ssl)
    async with server:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"


@asynccontextmanager
async def a_scripted_server(*replies: bytes, hangs_up: bool = False) -> AsyncIterator[str]:
    """A server that greets with the first line, answers each line with the next, then hangs.

    Or else it hangs up, when the first line after its last reply has come.
    """

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for reply in replies:
            writer.write(reply + b"\r\n")
            if not await reader.readline():
                break
        if not hangs_up:
            await reader.read()
        writer.close()

    server = await asyncio.start_server(listen, "127.0.0.1", 0)
    async with server:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"


def self_signed(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """A certificate for 127.0.0.1 that nobody has signed, and its file."""
    openssl = shutil.which("openssl") or missing("openssl", "apt install openssl")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    options = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    names = "-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    files = ["-keyout", str(key), "-out", str(certificate)]
    command = [openssl, *options.split(), *names.split(), *files]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context, certificate
