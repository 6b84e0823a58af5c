"""Changing what a person or a key may do, and telling the streams to look at their readers."""

from collections.abc import Coroutine
from typing import TypeVar

from models.actions import shielded
from resolvers.channels import shop_channel
from resolvers.context import Context

__all__ = ["done_and_told"]

T = TypeVar("T")


async def done_and_told(it: Context, work: Coroutine[None, None, T]) -> T:
    """Do `work` and hint at the viewer's shop, even when the client leaves meanwhile."""
    bus, channel = it.bus, shop_channel(it.viewer.shop_id)

    async def done() -> T:
        result = await work
        await bus.publish(channel)
        return result

    return await shielded(done())
