"""Posting to a mail server that wants a password, TLS or both."""

import asyncio
import ssl
from pathlib import Path

import pytest

from app.mail.post import Post, Posted, post_due_letters
from models import Letter, LetterStatus, Shop
from tests.app.mail.postman import Postman, a_mail_server, self_signed
from tests.engines import only_sqlite
from tests.factories import LINKS, a_shop, an_order
from tests.servers import PATIENCE, run_command

pytestmark = [only_sqlite, pytest.mark.usefixtures("database")]

LOGIN, PASSWORD = "tienda@mail.example", "cl@ve/con:signos?"
QUOTED = "tienda%40mail.example:cl%40ve%2Fcon%3Asignos%3F"


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[ssl.SSLContext, Path]:
    """A certificate that nobody has signed, and its file."""
    return self_signed(tmp_path)


async def a_letter() -> Shop:
    shop = await a_shop()
    await an_order(shop)
    return shop


async def post(url: str, patience: float = PATIENCE) -> Posted:
    return await post_due_letters(Post(url, "tienda@mail.example", LINKS, patience))


async def test_the_server_is_told_the_user_and_the_password_of_the_address() -> None:
    await a_letter()
    postman = Postman(logins={LOGIN.encode(): PASSWORD.encode()})
    async with a_mail_server(postman) as place:
        assert await post(f"smtp://{QUOTED}@{place}") == Posted(sent=1)

    assert [letter.login for letter in postman.letters] == [LOGIN.encode()]


@pytest.mark.parametrize("login", ["", "tienda%40mail.example:otra@"])
async def test_a_password_that_is_wrong_or_missing_loses_no_letter(login: str) -> None:
    await a_letter()
    postman = Postman(logins={LOGIN.encode(): PASSWORD.encode()})
    async with a_mail_server(postman) as place:
        assert await post(f"smtp://{login}{place}") == Posted(put_off=1)

    letter = await Letter.get()
    assert letter.status is LetterStatus.QUEUED
    assert letter.last_error[:4] in ("530 ", "535 ")
    assert "otra" not in letter.last_error
    assert postman.letters == []


async def test_nothing_is_sent_in_clear_to_a_server_without_tls_when_tls_was_asked_for() -> None:
    await a_letter()
    for scheme in ("smtp+starttls", "smtps"):
        postman = Postman(logins={LOGIN.encode(): PASSWORD.encode()})
        async with a_mail_server(postman) as place:
            assert await post(f"{scheme}://{QUOTED}@{place}", patience=0.5) == Posted(put_off=1)
        assert postman.letters == []
        await Letter.all().update(due_at=(await Letter.get()).created_at)


@pytest.mark.parametrize("scheme", ["smtp", "smtp+starttls", "smtps"])
async def test_a_certificate_that_nobody_signed_is_not_trusted(
    scheme: str, certificate: tuple[ssl.SSLContext, Path]
) -> None:
    await a_letter()
    postman = Postman()
    options = {"ssl" if scheme == "smtps" else "tls_context": certificate[0]}
    async with a_mail_server(postman, **options) as place:
        assert await post(f"{scheme}://{place}") == Posted(put_off=1)

    assert "certificate" in (await Letter.get()).last_error.lower()
    assert postman.letters == []


@pytest.mark.parametrize("scheme", ["smtp", "smtp+starttls", "smtps"])
async def test_a_letter_goes_encrypted_once_the_certificate_is_trusted(
    scheme: str, certificate: tuple[ssl.SSLContext, Path], database_url: str, tmp_path: Path
) -> None:
    """OpenSSL reads what to trust from SSL_CERT_FILE, when its process begins."""
    await a_letter()
    context, file = certificate
    postman = Postman(logins={LOGIN.encode(): PASSWORD.encode()})
    options = {"ssl": context} if scheme == "smtps" else {"tls_context": context}
    async with a_mail_server(postman, **options) as place:
        done = await asyncio.to_thread(
            run_command,
            "mail",
            "send",
            DATA_DIR=str(tmp_path),
            DATABASE_URL=database_url,
            SMTP_URL=f"{scheme}://{QUOTED}@{place}",
            SSL_CERT_FILE=str(file),
        )

    assert (done.stdout, done.stderr) == ("1 sent, 0 put off, 0 failed.\n", "")
    assert [(letter.login, letter.was_encrypted) for letter in postman.letters] == [
        (LOGIN.encode(), True)
    ]
