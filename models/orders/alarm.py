"""The alarm of an order that nobody accepts: its clock, raising it, and how long accepting took.

The clock runs while accepting is possible, which the workflow's table says. An action winds or
stops it before it saves the order, so that the columns are part of the same save.
"""

from datetime import datetime, timedelta

from models.actions import action
from models.clock import now
from models.events.actors import Actor, the_system
from models.events.record import lock_shop, record
from models.events.tables import EventKind
from models.notifications import Notification, NotificationKind
from models.orders.change import Done, save_next_version
from models.orders.ledger import state_of
from models.orders.tables import Order
from models.orders.workflow import Action, refusal

__all__ = [
    "due_alarms",
    "next_alarm",
    "raise_alarm",
    "retime",
    "seconds_to_accept",
    "stop_clock",
    "wind_clock",
]

CLOCK = ("acceptable_at", "alarm_due_at", "alarmed_at")


def wind_clock(order: Order, accept_within: int, by: Actor) -> tuple[str, ...]:
    """Start the clock of an order that may be accepted as it is now; the columns to save.

    A clock that runs goes on. `accept_within` are the shop's minutes: with 0 no alarm is due, and
    none by a quiet actor, whose order is not news.
    """
    if order.acceptable_at is None and refusal(Action.ACCEPT, state_of(order)) is None:
        order.acceptable_at = by.at or now()
        order.alarm_due_at = None if by.quiet else _due(order.acceptable_at, accept_within)
    return CLOCK


async def stop_clock(order: Order) -> tuple[str, ...]:
    """End the waiting, and mark read what a standing alarm rang; the columns to save.

    An accepted order keeps since when it could have been: `seconds_to_accept` reads it.
    """
    if order.alarmed_at is not None:
        rings = Notification.filter(order_id=order.id, kind=NotificationKind.ORDER_UNACCEPTED)
        await rings.filter(read_at__isnull=True).update(read_at=now())
    order.alarm_due_at = order.alarmed_at = None
    if order.accepted_at is None:
        order.acceptable_at = None
    return CLOCK


async def retime(shop_id: int, accept_within: int) -> None:
    """Let the alarms that are still to ring follow the shop's new `accept_within`."""
    for order in await Order.filter(shop_id=shop_id, alarm_due_at__isnull=False):
        due_at = _due(order.acceptable_at, accept_within)
        await Order.filter(id=order.id).update(alarm_due_at=due_at)


def seconds_to_accept(order: Order) -> int | None:
    """How long the order waited, once accepting was possible; None while it is not accepted."""
    if order.accepted_at is None:
        return None
    waited = order.accepted_at - (order.acceptable_at or order.placed_at)
    return max(int(waited.total_seconds()), 0)


async def due_alarms(limit: int = 100) -> list[Order]:
    """The orders of all shops whose alarm has to ring now, the longest overdue first."""
    due = Order.filter(alarm_due_at__lte=now())
    return await due.order_by("alarm_due_at", "id").limit(limit)


async def next_alarm() -> datetime | None:
    """When the next alarm has to ring, as far as is known now."""
    waiting = Order.filter(alarm_due_at__isnull=False).order_by("alarm_due_at")
    order = await waiting.first()
    return order.alarm_due_at if order else None


@action
async def raise_alarm(due: Order) -> Done:
    """Ring for an order whose time is up: an event of the system's own, and its alarm stands.

    Nothing happens when it is not due any more: another worker was faster, or it was accepted.
    """
    await lock_shop(due.shop_id)
    order, moment = await Order.get(id=due.id), now()
    if order.alarm_due_at is None or order.alarm_due_at > moment:
        return Done(order)
    order.alarmed_at, order.alarm_due_at = moment, None
    await save_next_version(order, *CLOCK)
    waited = moment - (order.acceptable_at or order.placed_at)
    event = await record(
        EventKind.ORDER_UNACCEPTED,
        order,
        the_system(order.shop_id),
        minutes=int(waited / timedelta(minutes=1)),
    )
    return Done(order, (event,))


def _due(since: datetime | None, accept_within: int) -> datetime | None:
    if since is None or not accept_within:
        return None
    return since + timedelta(minutes=accept_within)
