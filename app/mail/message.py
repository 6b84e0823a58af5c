"""A letter as an e-mail message."""

import hashlib
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from email_validator import validate_email

from models import Letter
from models.letters.read import Body

__all__ = ["make_message"]


def make_message(letter: Letter, body: Body, sender: str) -> EmailMessage:
    """The message: text and HTML, with a Message-ID made from the letter's key.

    `sender` is the address it comes from; the shop's name stands before it. The standard library
    refuses line breaks in headers, and the names had theirs removed when they came in.
    """
    user, _, domain = sender.partition("@")
    digest = hashlib.sha256(letter.key.encode()).hexdigest()[:32]
    message = EmailMessage()
    message["From"] = Address(letter.sender_name, user, domain)
    message["To"] = _recipient(letter.to)
    message["Subject"] = " ".join(letter.subject.split())
    message["Date"] = format_datetime(letter.created_at)
    message["Message-ID"] = f"<{digest}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body.text)
    message.add_alternative(body.html, subtype="html")
    message["Content-Language"] = letter.language  # before, it would be the first body's alone
    return message


def _recipient(address: str) -> Address:
    """The address as every mail server reads it: `tienda@peñón.example` in its ASCII form."""
    checked = validate_email(address, check_deliverability=False, test_environment=True)
    user, _, domain = (checked.ascii_email or checked.normalized).rpartition("@")
    return Address(username=user, domain=domain)
