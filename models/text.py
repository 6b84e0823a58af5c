"""Text from outside: every string is hostile until it has passed here."""

import re
import unicodedata

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from models.errors import InvalidInput
from models.words import LANGUAGES

__all__ = [
    "clean_color",
    "clean_email",
    "clean_language",
    "clean_line",
    "clean_phone",
    "clean_safe_url",
    "clean_text",
    "clean_url",
    "fold",
    "log_in_name",
]

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def clean_text(value: str | None, field: str, *, most: int, least: int = 0) -> str:
    """Free text of `least` to `most` characters, trimmed; control characters are refused."""
    given = value or ""
    text = ""
    if fits := len(given) <= 2 * most + 64:  # before any work on megabytes
        text = unicodedata.normalize("NFC", given.replace("\r\n", "\n").strip())
    if not fits or len(text) > most:
        raise InvalidInput(field, f"admite {most} caracteres.", f"takes at most {most} characters.")
    if _CONTROL.search(text):
        raise InvalidInput(
            field, "tiene caracteres no permitidos.", "has characters that are not allowed."
        )
    if len(text) < least:
        raise InvalidInput(field, "no puede quedar vacío.", "must not be empty.")
    return text


def clean_line(value: str | None, field: str, *, most: int, least: int = 0) -> str:
    """Text on one line: as `clean_text`, and line breaks and tabs become spaces."""
    return " ".join(clean_text(value, field, most=most, least=least).split())


def clean_email(value: str | None, field: str) -> str:
    """An e-mail address in its normal form, or `""` when none was given."""
    text = clean_line(value, field, most=254)
    if not text:
        return ""
    try:
        return validate_email(text, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        raise InvalidInput(field, "no es un correo válido.", "is not a valid e-mail.") from None


def log_in_name(email: str) -> str:
    """An e-mail as it is compared at log-in: in any case, with or without spaces around it."""
    return unicodedata.normalize("NFC", email.strip().casefold())


def clean_phone(value: str | None, field: str, country: str) -> str:
    """A phone number in E.164 (`+573001234567`), or `""` when none was given.

    `country` (ISO 3166-1 alpha-2) reads numbers that come without their international prefix.
    """
    text = clean_line(value, field, most=40)
    if not text:
        return ""
    try:
        number = phonenumbers.parse(text, country or None)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise InvalidInput(field, "no es un teléfono válido.", "is not a valid phone number.")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def clean_url(value: str | None, field: str) -> str:
    """An http(s) address of at most 2,000 characters, or `""` when none was given."""
    text = clean_line(value, field, most=2000)
    if text and not re.fullmatch(r"https?://[^\s/$.?#][^\s<>\"'\\]*", text):
        raise InvalidInput(
            field, "debe empezar por http:// o https://.", "must begin with http:// or https://."
        )
    return text


def clean_safe_url(value: str | None, field: str) -> str:
    """An https address of at most 500 characters, or `""`; http is taken of this machine alone."""
    text = clean_url(clean_line(value, field, most=500), field)
    if text and not re.match(r"https:|http://(localhost|127\.0\.0\.1)([:/]|$)", text):
        raise InvalidInput(field, "debe empezar por https://.", "must begin with https://.")
    return text


def clean_color(value: str | None, field: str) -> str:
    """A colour as `#rrggbb` in lower case, or `""` when none was given."""
    text = clean_line(value, field, most=20).lower()
    if text and not re.fullmatch(r"#[0-9a-f]{6}", text):
        raise InvalidInput(field, "se escribe como #0b6b5b.", "is written like #0b6b5b.")
    return text


def clean_language(value: str, field: str) -> str:
    """One of the languages that people read here."""
    if value not in LANGUAGES:
        raise InvalidInput(field, "usa es o en.", "use es or en.")
    return value


def fold(text: str) -> str:
    """Text for comparing in a search: lower case, without accents, single spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
