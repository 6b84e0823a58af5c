"""How many rings are unread, live in every tab of the person."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from functools import partial

from resolvers.channels import shop_channel
from resolvers.conflating import newest_states
from resolvers.context import Context, Info
from resolvers.notifications import unread_count
from resolvers.seeing import bell_owner, visible_notifications

__all__ = ["live_unread_count"]


async def live_unread_count(info: Info) -> AsyncGenerator[int, None]:
    """The number at once, then each time it is another; what comes between may be passed over."""
    it = info.context
    owner, count = bell_owner(it.viewer), partial(_count, it)
    async with (
        it.bus.listen(shop_channel(owner.shop_id)) as hints,
        aclosing(newest_states(it, count, hints)) as numbers,
    ):
        async for number in numbers:
            yield number


async def _count(it: Context) -> int:
    return await unread_count(visible_notifications(await it.look_again()))
