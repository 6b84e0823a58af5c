"""Sessions: logging in and out, and ending those that are open elsewhere."""

from dataclasses import dataclass
from datetime import timedelta

from tortoise.queryset import QuerySet

from models.actions import action
from models.clock import now
from models.errors import NotFound
from models.people.passwords import prove
from models.people.tables import Session, Staff
from models.secrets import hash_token, new_token
from models.words import THE_SESSION

__all__ = [
    "SESSION_DAYS",
    "LoggedIn",
    "end_other_sessions",
    "end_session",
    "log_in",
    "log_out",
    "open_sessions",
]

SESSION_DAYS = 30


@dataclass(frozen=True)
class LoggedIn:
    """A new session; `token` is told once and only its hash is kept."""

    token: str
    staff: Staff


async def log_in(email: str, password: str, address: str, user_agent: str = "") -> LoggedIn:
    """Open a session for the person with this e-mail and password, from this network address."""
    return await _open_session(await prove(email, password, address), user_agent)


@action
async def log_out(session_id: int) -> None:
    """Revoke a session."""
    await Session.filter(id=session_id, revoked_at__isnull=True).update(revoked_at=now())


def open_sessions(staff_id: int) -> QuerySet[Session]:
    """The person's sessions that open something now, the newest first."""
    living = Session.filter(staff_id=staff_id, revoked_at__isnull=True, expires_at__gt=now())
    return living.order_by("-id")


@action
async def end_session(staff_id: int, session_id: int) -> None:
    """Revoke one of the person's own sessions; one that has ended stays so."""
    mine = Session.filter(id=session_id, staff_id=staff_id)
    ended = await mine.filter(revoked_at__isnull=True).update(revoked_at=now())
    if not ended and not await mine.exists():
        raise NotFound("sessionId", what=THE_SESSION)


@action
async def end_other_sessions(staff_id: int, kept: int | None = None) -> None:
    """Revoke the person's sessions but `kept`; all of them without one."""
    ending = Session.filter(staff_id=staff_id, revoked_at__isnull=True)
    if kept is not None:
        ending = ending.exclude(id=kept)
    await ending.update(revoked_at=now())


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
