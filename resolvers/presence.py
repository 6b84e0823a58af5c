"""Who else has an order open: told at once, and whenever that changes, across workers."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager
from datetime import timedelta
from functools import partial

from models import Presence, Staff
from models.actions import shielded
from models.clock import now
from models.outage import is_outage
from models.presence import Here, arrive, leave, others_at, stay
from models.secrets import new_nonce
from resolvers.arguments import OrderId
from resolvers.bus import Bus
from resolvers.channels import presence_channel, shop_channel
from resolvers.conflating import newest_states
from resolvers.context import Context, Info
from resolvers.patience import patiently
from resolvers.seeing import find_order, the_person
from resolvers.wakes import wakes_of

__all__ = ["BEAT", "order_presence", "watch_presence"]

BEAT = timedelta(seconds=20)
"""How often a stream says that its page is still open; three that are missed end it."""


async def order_presence(info: Info, order_id: OrderId) -> AsyncGenerator[list[Here], None]:
    """The others who have the order open; meanwhile the viewer has it open too."""
    it = info.context
    me = the_person(it.viewer)
    order = await find_order(it.viewer, order_id, "orderId")
    async with aclosing(watch_presence(it, me, order.id)) as seen:
        async for others in seen:
            yield others


async def watch_presence(
    it: Context, me: Staff, order_id: int, beat: timedelta = BEAT
) -> AsyncGenerator[list[Here], None]:
    """The others at once, then whenever they are others; what comes between may be passed over.

    It wakes at the shop's hints too: those tell of a session that ended.
    """
    async with (
        it.bus.listen(shop_channel(me.shop_id)) as news,
        it.bus.listen(presence_channel(order_id)) as moves,
        _open_page(it.bus, me, order_id) as page,
        aclosing(wakes_of(beat.total_seconds(), news, moves)) as wakes,
    ):
        look = partial(_look, it, page, beat)
        async with aclosing(newest_states(it, look, wakes)) as seen:
            async for others in seen:
                yield others


async def _look(it: Context, page: Presence, beat: timedelta) -> list[Here]:
    """Whether the viewer still may, then whether to give a sign, then who is there."""
    the_person(await it.look_again())
    if now() - page.seen_at >= beat and await stay(page):
        await it.bus.publish(presence_channel(page.order_id))
    return await others_at(page.order_id, page.staff_id)


@asynccontextmanager
async def _open_page(bus: Bus, me: Staff, order_id: int) -> AsyncIterator[Presence]:
    """The page's row for the length of the block; it goes even when the block is cancelled."""
    token = new_nonce()
    try:
        page = await patiently(partial(arrive, me.id, order_id, token))
        await bus.publish(presence_channel(order_id))
        yield page
    finally:
        await shielded(_left_and_told(bus, order_id, token))


async def _left_and_told(bus: Bus, order_id: int, token: str) -> None:
    try:
        await leave(token)
    except Exception as error:  # without a sign the row goes by itself
        if not is_outage(error):
            raise
    await bus.publish(presence_channel(order_id))
