"""Changing how a shop works."""

from models.actions import action
from models.errors import InvalidInput
from models.events.record import lock_shop
from models.orders.alarm import retime
from models.shops.tables import Shop

__all__ = ["LONGEST_WAIT", "set_accept_within"]

LONGEST_WAIT = 7 * 24 * 60
"""The most minutes that an order may wait before its alarm rings: a week."""


@action
async def set_accept_within(shop_id: int, minutes: int) -> None:
    """How long an order may wait for somebody to accept it; 0 for as long as it likes.

    Alarms that are still to ring follow; what waits without one, since it had been 0, stays so.
    """
    if not 0 <= minutes <= LONGEST_WAIT:
        raise InvalidInput(
            "acceptWithin",
            f"va de 0 a {LONGEST_WAIT} minutos.",
            f"goes from 0 to {LONGEST_WAIT} minutes.",
        )
    await lock_shop(shop_id)
    await Shop.filter(id=shop_id).update(accept_within=minutes)
    await retime(shop_id, minutes)
