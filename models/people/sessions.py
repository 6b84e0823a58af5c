"""Logging in and out: throttled, with argon2 off the event loop and no tell-tale timing."""

import asyncio
import hashlib
import logging
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from models.actions import action
from models.clock import now
from models.errors import BadCredentials, TooManyAttempts
from models.people.tables import LoginAttempt, Session, Staff
from models.secrets import hash_token, new_token
from models.text import log_in_name

__all__ = ["SESSION_DAYS", "LoggedIn", "hash_password", "log_in", "log_out"]

SESSION_DAYS = 30
WINDOW = timedelta(minutes=15)
MOST_PER_EMAIL = 8
MOST_PER_ADDRESS = 40

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class LoggedIn:
    """A new session; `token` is told once and only its hash is kept."""

    token: str
    staff: Staff


async def log_in(email: str, password: str, address: str, user_agent: str = "") -> LoggedIn:
    """Open a session for the person with this e-mail and password.

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
        raise BadCredentials(None)
    await _forget_attempt(noted)
    return await _open_session(known, user_agent)


@action
async def log_out(session_id: int) -> None:
    """Revoke a session."""
    await Session.filter(id=session_id, revoked_at__isnull=True).update(revoked_at=now())


async def hash_password(password: str) -> str:
    """Argon2's hash of a password, computed off the event loop."""
    return await asyncio.to_thread(_hasher().hash, password)


@action
async def _open_session(staff: Staff, user_agent: str) -> LoggedIn:
    token = new_token("mos")
    await Session.create(
        staff_id=staff.id,
        token_hash=hash_token(token),
        user_agent="".join(c for c in user_agent if c.isprintable())[:200],
        expires_at=now() + timedelta(days=SESSION_DAYS),
    )
    return LoggedIn(token, staff)


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
