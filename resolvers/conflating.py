"""A stream of states: the present one at once, then the newest, as often as it is another."""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from typing import TypeVar

from resolvers.context import Context
from resolvers.leaving import watched
from resolvers.patience import patiently

__all__ = ["newest_states"]

T = TypeVar("T")


def _itself(state: object) -> object:
    return state


async def newest_states(
    it: Context,
    read: Callable[[], Awaitable[T]],
    wakes: AsyncIterator[None],
    tell_by: Callable[[T], object] = _itself,
) -> AsyncGenerator[T, None]:
    """What `read` gives now, then at each wake if `tell_by` says that it is another.

    Listen before: what comes between two looks may be passed over, the last state never.
    """
    told = await patiently(read)
    yield told
    async for _ in wakes:
        known, told = told, await watched(it, patiently(read))
        if tell_by(told) != tell_by(known):
            yield told
