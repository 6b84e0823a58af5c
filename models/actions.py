"""One action, one transaction: opened, shielded and retried here and nowhere else.

A client that disconnects cancels its request; cancelled inside Tortoise's `in_transaction()` that
would leave BEGIN open for ever (two such wedge SQLite, eleven empty a pool of five). So the whole
transaction runs in a task of its own that the cancellation does not reach.
"""

import asyncio
import functools
import logging
import random
from collections.abc import Awaitable, Callable, Coroutine
from contextvars import ContextVar
from typing import ParamSpec, TypeVar

from tortoise.exceptions import OperationalError
from tortoise.transactions import in_transaction

__all__ = ["action", "finish_running", "shielded"]

P = ParamSpec("P")
T = TypeVar("T")

_ATTEMPTS = 6
_CONFLICTS = {"40001", "40P01", "55P03"}
_inside: ContextVar[bool] = ContextVar("inside_an_action", default=False)
_running: set[asyncio.Task[object]] = set()
_log = logging.getLogger(__name__)


def action(work: Callable[P, Awaitable[T]]) -> Callable[P, Coroutine[None, None, T]]:
    """Run `work` as one transaction that is wholly there or not at all.

    A serialisation conflict is retried with back-off. An action called by another joins it.
    """

    @functools.wraps(work)
    async def run(*args: P.args, **kwargs: P.kwargs) -> T:
        if _inside.get():
            return await work(*args, **kwargs)

        async def once() -> T:
            _inside.set(True)
            async with in_transaction():
                return await work(*args, **kwargs)

        return await shielded(_retried(once))

    return run


async def shielded(work: Coroutine[None, None, T]) -> T:
    """Carry `work` to its end even when the caller is cancelled meanwhile."""
    task = asyncio.create_task(work)
    _running.add(task)
    task.add_done_callback(_forget)
    return await asyncio.shield(task)


async def finish_running() -> None:
    """Wait for the actions whose callers have left; call it before the database is closed."""
    while _running:
        await asyncio.wait(set(_running))


def _forget(task: asyncio.Task[object]) -> None:
    _running.discard(task)
    if not task.cancelled() and (error := task.exception()):
        _log.debug("an action ended with %r", error)


async def _retried(once: Callable[[], Coroutine[None, None, T]]) -> T:
    for attempt in range(_ATTEMPTS):
        try:
            return await asyncio.create_task(once())
        except Exception as error:  # asyncpg's conflicts reach us untranslated
            if attempt == _ATTEMPTS - 1 or not _is_conflict(error):
                raise
            await asyncio.sleep(random.uniform(0.01, 0.04) * 2**attempt)  # noqa: S311 (jitter)
    raise AssertionError("unreachable")


def _is_conflict(error: Exception) -> bool:
    if isinstance(error, OperationalError):
        return any("database is locked" in str(cause) for cause in error.args)
    return getattr(error, "sqlstate", None) in _CONFLICTS
