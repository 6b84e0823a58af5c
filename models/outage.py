"""Telling a database that does not answer from a bug."""

import errno
import socket

from asyncpg import (  # type: ignore[import-untyped]  # it ships no types
    InterfaceError,
    PostgresConnectionError,
)
from asyncpg.exceptions import (  # type: ignore[import-untyped]
    AdminShutdownError,
    CannotConnectNowError,
    CrashShutdownError,
    TooManyConnectionsError,
)
from tortoise.exceptions import DBConnectionError

__all__ = ["is_outage"]

_OUTAGES = (
    DBConnectionError,
    PostgresConnectionError,
    AdminShutdownError,
    CrashShutdownError,
    CannotConnectNowError,
    TooManyConnectionsError,
    ConnectionError,
    TimeoutError,  # a host that drops what it is sent
    socket.gaierror,  # a name that is not found for a moment
)
_UNREACHABLE = {errno.EHOSTUNREACH, errno.ENETUNREACH, errno.ENOENT}
"""How the system says that there is no way to a host, or no socket at a path."""


def is_outage(error: BaseException | None) -> bool:
    """Whether the database was out of reach; what was asked may be asked again."""
    while error is not None:
        if _is_one(error) or any(_is_one(arg) for arg in error.args):
            return True
        error = error.__cause__
    return False


def _is_one(error: object) -> bool:
    if isinstance(error, InterfaceError):  # "connection is closed", "pool is closing"; or a bug
        return "clos" in str(error)
    if isinstance(error, OSError) and error.errno in _UNREACHABLE:
        return not error.filename
    return isinstance(error, _OUTAGES)
