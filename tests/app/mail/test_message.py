"""A letter as a message: what mail readers show of it, and that no name can bend it."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Any

import pytest

from app.mail.message import make_message
from models import Letter
from models.letters.read import Body

BODY = Body("Hola, José:\n\nEn camino → ¡listo!\n", "<p>Hola, José: ¡listo!</p>\n")


def read(sender: str = "tienda@mail.example", **changes: Any) -> EmailMessage:
    """The message of a letter, as its reader's program takes it apart."""
    letter = Letter(
        key="order:42:SHIPPED:customer",
        to="jose@cliente.example",
        sender_name="Café Ñandú",
        subject="Tu pedido #42 va en camino",
        language="es",
        created_at=datetime(2026, 11, 24, 14, 30, tzinfo=UTC),
    )
    for name, value in changes.items():
        setattr(letter, name, value)
    raw = make_message(letter, BODY, sender).as_bytes(policy=policy.SMTP)
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    return message_from_bytes(raw, policy=policy.default)


def test_it_comes_from_the_shop_by_its_name_and_goes_to_one_reader() -> None:
    message = read()

    assert message["From"].addresses == (Address("Café Ñandú", "tienda", "mail.example"),)
    assert message["To"].addresses == (Address("", "jose", "cliente.example"),)
    assert message["Subject"] == "Tu pedido #42 va en camino"
    assert message["Date"].datetime == datetime(2026, 11, 24, 14, 30, tzinfo=UTC)
    assert message["Content-Language"] == "es"
    assert message["Auto-Submitted"] == "auto-generated"  # nobody's holiday answers it


def test_it_has_both_bodies_the_plain_one_first() -> None:
    message = read()

    plain, html = message.iter_parts()
    assert message.get_content_type() == "multipart/alternative"
    assert (plain.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert isinstance(plain, EmailMessage)
    assert isinstance(html, EmailMessage)
    assert plain.get_content().replace("\r\n", "\n") == BODY.text
    assert html.get_content().replace("\r\n", "\n") == BODY.html


def test_its_message_id_is_the_same_at_every_try_and_another_for_every_letter() -> None:
    first, again, other = read(), read(subject="x"), read(key="order:43:SHIPPED:customer")

    assert first["Message-ID"] == again["Message-ID"] != other["Message-ID"]
    assert str(first["Message-ID"]).endswith("@mail.example>")
    assert "order" not in str(first["Message-ID"])


HOSTILE = (
    'Café "Aurora"',
    "Aurora <otra@x.example>",
    "Aurora, otra@x.example",
    "Aurora; (nota) [x] \\ :",
    "=?utf-8?q?Aurora?=",
    "Bcc: todos@x.example",
    "ñ" * 120,
    "á " * 60,
    "💩 \u202e Aurora",
    "",
)


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_stays_a_name(name: str) -> None:
    message = read(sender_name=name.strip(), subject=f"Pedido de {name}".strip())

    (sender,) = message["From"].addresses
    assert sender.addr_spec == "tienda@mail.example"
    assert message["Bcc"] is message["Cc"] is None
    assert len(message["To"].addresses) == 1
    assert str(message["Subject"]).startswith("Pedido de")


@pytest.mark.parametrize("name", ["Café Aurora", 'Café "Aurora"', "Ñandú, S. A."])
def test_a_name_arrives_as_it_is(name: str) -> None:
    assert read(sender_name=name)["From"].addresses[0].display_name == name


@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n"])
def test_a_line_break_makes_no_header(line_break: str) -> None:
    injected = f"Aurora{line_break}Bcc: todos@x.example"

    assert read(subject=injected)["Bcc"] is None
    with pytest.raises(ValueError, match="CR or LF"):
        read(sender_name=injected)


def test_an_address_is_written_as_every_mail_server_reads_it() -> None:
    international, local = read(to="ventas@peñón.example"), read(to="josé@peñón.example")

    assert international["To"].addresses[0].addr_spec == "ventas@xn--pen-8mak.example"
    assert local["To"].addresses[0].username == "josé"  # only a server with SMTPUTF8 takes it
