"""Passwords: hashed with argon2 off the event loop, and proven under a throttle."""

import asyncio
import hashlib
from datetime import timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from models.actions import action
from models.clock import now
from models.errors import BadCredentials, InvalidInput, TooManyAttempts
from models.people.tables import LoginAttempt, Staff
from models.text import clean_text, log_in_name

__all__ = [
    "LEAST_PASSWORD",
    "MOST_PASSWORD",
    "MOST_PER_ADDRESS",
    "MOST_PER_EMAIL",
    "hash_password",
    "prove",
    "refuse_bad_password",
]

LEAST_PASSWORD, MOST_PASSWORD = 10, 500
"""How many characters a new password has."""

WINDOW = timedelta(minutes=15)
MOST_PER_EMAIL = 8
MOST_PER_ADDRESS = 40


def refuse_bad_password(password: str, field: str) -> None:
    """Refuse a new password that is too short or too long, or that nobody could type again."""
    clean_text(password, field, most=MOST_PASSWORD)
    if len(password) < LEAST_PASSWORD:
        raise InvalidInput(
            field,
            f"necesita {LEAST_PASSWORD} caracteres.",
            f"needs {LEAST_PASSWORD} characters.",
        )


async def hash_password(password: str) -> str:
    """Argon2's hash of a password, computed off the event loop."""
    return await asyncio.to_thread(_hasher().hash, password)


async def prove(email: str, password: str, address: str, field: str | None = None) -> Staff:
    """The active person with this e-mail and password; `field` is blamed when they do not fit.

    `address` is the client's network address. An attempt is noted before it is looked at, so that
    many at once are counted like many in a row; one that succeeds is taken off the count.
    """
    name = log_in_name(email) if _sane(email) else ""
    noted = await _note_attempt(_subject("email", name), _subject("address", address))
    await _refuse_too_many(noted)
    known = await Staff.get_or_none(email=name, active=True) if name else None
    stored = known.password_hash if known else _nobodys_hash()
    fits = await asyncio.to_thread(_fits, stored, password)
    if known is None or not fits:
        raise BadCredentials(field)
    await _forget_attempt(noted)
    return known


@action
async def _note_attempt(*subjects: str) -> list[LoginAttempt]:
    await LoginAttempt.filter(at__lt=now() - WINDOW).delete()
    return [await LoginAttempt.create(subject=subject) for subject in subjects]


@action
async def _forget_attempt(noted: list[LoginAttempt]) -> None:
    await LoginAttempt.filter(id__in=[attempt.id for attempt in noted]).delete()


async def _refuse_too_many(noted: list[LoginAttempt]) -> None:
    for attempt, most in zip(noted, (MOST_PER_EMAIL, MOST_PER_ADDRESS), strict=True):
        earlier = LoginAttempt.filter(
            subject=attempt.subject, at__gt=attempt.at - WINDOW, id__lt=attempt.id
        )
        if await earlier.count() >= most:
            await _forget_attempt(noted)
            first = await earlier.order_by("at").first()
            waits = (first.at + WINDOW - now()).total_seconds() if first else 1
            raise TooManyAttempts(None, retry_after=max(1, round(waits)))


def _subject(kind: str, value: str) -> str:
    return hashlib.sha256(f"{kind}:{value}".encode("utf-8", "replace")).hexdigest()


def _sane(email: str) -> bool:
    return len(email) <= 254 and email.isprintable()


def _fits(stored: str, password: str) -> bool:
    if len(password) > 1000:
        return False
    try:
        return _hasher().verify(stored, password.encode("utf-8", "replace"))
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys_hash() -> str:
    return _hasher().hash("nobody's password")
