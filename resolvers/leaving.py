"""How a stream ends when its reader may watch no longer: with a code for the whole connection."""

from collections.abc import Awaitable
from typing import TypeVar

from models.errors import DomainError, Forbidden, NotFound, Unauthenticated
from resolvers.context import Context

__all__ = ["CLOSED_LINK", "FORBIDDEN", "UNAUTHENTICATED", "watched"]

UNAUTHENTICATED = 4401
"""The session or key opens nothing any longer."""
FORBIDDEN = 4403
"""The person's role lost the right."""
CLOSED_LINK = 4404
"""The tracking link was replaced."""

_CODES: dict[type[DomainError], int] = {
    Unauthenticated: UNAUTHENTICATED,
    Forbidden: FORBIDDEN,
    NotFound: CLOSED_LINK,
}

T = TypeVar("T")


async def watched(it: Context, reading: Awaitable[T]) -> T:
    """What a running stream reads; a refusal is noted as the reason to close its connection."""
    try:
        return await reading
    except DomainError as refusal:
        it.close_code = _CODES.get(type(refusal))
        raise
