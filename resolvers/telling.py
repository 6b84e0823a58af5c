"""Doing something and telling who watches, even when the client leaves meanwhile."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import TypeVar

from models.actions import shielded
from resolvers.channels import shop_channel
from resolvers.context import Context

__all__ = ["done_and_told", "done_then"]

T = TypeVar("T")


async def done_then(work: Coroutine[None, None, T], tell: Callable[[T], Awaitable[None]]) -> T:
    """Do `work`, then `tell` of what came of it."""

    async def both() -> T:
        result = await work
        await tell(result)
        return result

    return await shielded(both())


async def done_and_told(it: Context, work: Coroutine[None, None, T]) -> T:
    """Do `work` and hint at the viewer's shop: its streams look at their readers again."""
    bus, channel = it.bus, shop_channel(it.viewer.shop_id)
    return await done_then(work, lambda _: bus.publish(channel))
