"""A stream waits for a database that is away for a moment, and for nothing else."""

from collections.abc import Awaitable, Callable

import pytest

from resolvers.patience import patiently


def failing(times: int, error: Exception) -> Callable[[], Awaitable[str]]:
    """A reading that fails so many times."""
    left = [error] * times

    async def read() -> str:
        if left:
            raise left.pop()
        return "read"

    return read


async def test_a_reading_is_tried_until_the_database_answers() -> None:
    assert await patiently(failing(2, ConnectionRefusedError())) == "read"


async def test_a_bug_is_not_waited_for() -> None:
    with pytest.raises(KeyError):
        await patiently(failing(1, KeyError("x")))


async def test_patience_has_an_end_where_one_is_set() -> None:
    with pytest.raises(ConnectionResetError):
        await patiently(failing(2, ConnectionResetError()), tries=2)
