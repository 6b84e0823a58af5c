"""A database that is away is told from a bug."""

import errno
import socket

import asyncpg  # type: ignore[import-untyped]  # it ships no types
import pytest
from tortoise.context import TortoiseContext
from tortoise.exceptions import DBConnectionError, IntegrityError, OperationalError

from app.database import open_database
from models import Shop
from models.outage import is_outage
from tests.servers import free_port

AWAY = [
    ConnectionRefusedError(),
    ConnectionResetError(),
    DBConnectionError("away"),
    asyncpg.CannotConnectNowError("the database system is starting up"),
    asyncpg.AdminShutdownError("terminating connection due to administrator command"),
    asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation"),
    asyncpg.InterfaceError("connection is closed"),
    OperationalError(asyncpg.ConnectionDoesNotExistError("closed")),
    TimeoutError(),
    socket.gaierror(-2, "Name or service not known"),
    OSError(errno.EHOSTUNREACH, "No route to host"),
    FileNotFoundError(errno.ENOENT, "No such file or directory"),
]
HERE = [
    None,
    KeyError("x"),
    IntegrityError("twice"),
    FileNotFoundError(errno.ENOENT, "No such file or directory", "letter.html"),
    OSError(errno.ENOSPC, "No space left on device"),
    OperationalError("no such table: order"),
    asyncpg.InterfaceError("cannot perform operation: another operation is in progress"),
]


@pytest.mark.parametrize("error", AWAY, ids=repr)
def test_what_means_that_nobody_answers_is_an_outage(error: Exception) -> None:
    assert is_outage(error)


@pytest.mark.parametrize("error", HERE, ids=repr)
def test_anything_else_is_not(error: Exception | None) -> None:
    assert not is_outage(error)


def test_a_cause_counts() -> None:
    error = RuntimeError()
    error.__cause__ = ConnectionResetError()
    assert is_outage(error)


async def test_a_server_that_is_not_there_is_an_outage() -> None:
    async with open_database(f"postgresql://ana@127.0.0.1:{free_port()}/none") as context:
        assert isinstance(context, TortoiseContext)
        with pytest.raises(Exception) as caught:  # noqa: PT011 (which one is what we ask)
            await Shop.all().count()
    assert is_outage(caught.value)
