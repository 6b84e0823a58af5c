"""Telling the staff what happened, by bell or letter as each of them chose."""

from collections.abc import Sequence

from models.events.actors import Actor
from models.events.tables import Event, EventKind
from models.letters.write import write_staff_letter
from models.notifications import Notification, NotificationKind, titles
from models.orders.tables import Order
from models.people.rights import ROLE_RIGHTS, Right
from models.people.tables import Staff
from models.preferences import USUAL, Delivery, choices_for
from models.shops.tables import Shop

__all__ = ["ring"]

_RINGS_FOR = {
    EventKind.ORDER_PLACED: NotificationKind.NEW_ORDER,
    EventKind.PAYMENT_REGISTERED: NotificationKind.PAYMENT_REGISTERED,
    EventKind.ORDER_CANCELLED: NotificationKind.ORDER_CANCELLED,
    EventKind.ORDER_UNACCEPTED: NotificationKind.ORDER_UNACCEPTED,
    EventKind.LETTER_FAILED: NotificationKind.LETTER_FAILED,
}

_NEEDS = {NotificationKind.ORDER_UNACCEPTED: Right.MANAGE_ORDERS}
"""Who hears of a kind, where seeing orders is not enough."""


async def ring(event: Event, order_number: int, actor: Actor) -> None:
    """Tell those of the shop's staff whom the event concerns, but never who caused it."""
    kind = _RINGS_FOR.get(event.kind)
    if kind is None or actor.quiet:
        return
    staff = await _listeners(event.shop_id, kind, actor)
    chosen = await choices_for(kind, [person.id for person in staff])
    ways = [(person, chosen.get(person.id, USUAL)) for person in staff]
    if _is_about_own_letter(event, staff):
        ways = [(person, _without_letter(way)) for person, way in ways]
    by_bell = [person for person, way in ways if way.by_bell]
    await _ring_bells(by_bell, event, order_number, kind)
    await _write_letters([person for person, way in ways if way.by_letter], event, kind)


async def _listeners(shop_id: int, kind: NotificationKind, actor: Actor) -> list[Staff]:
    needed = _NEEDS.get(kind, Right.SEE_ORDERS)
    staff = Staff.filter(shop_id=shop_id, active=True).exclude(id=actor.staff_id or 0)
    return [person for person in await staff if needed in ROLE_RIGHTS[person.role]]


def _is_about_own_letter(event: Event, staff: Sequence[Staff]) -> bool:
    """Whether a letter to one of these people failed: a letter about it could fail in its turn."""
    return event.kind is EventKind.LETTER_FAILED and event.data.get("to") in {
        person.email for person in staff
    }


def _without_letter(way: Delivery) -> Delivery:
    return Delivery.BELL if way.by_letter else way


async def _ring_bells(
    staff: Sequence[Staff], event: Event, order_number: int, kind: NotificationKind
) -> None:
    await Notification.bulk_create(
        [
            Notification(
                shop_id=event.shop_id,
                staff_id=person.id,
                order_id=event.order_id,
                event_number=event.number,
                order_number=order_number,
                kind=kind,
            )
            for person in staff
        ]
    )


async def _write_letters(staff: Sequence[Staff], event: Event, kind: NotificationKind) -> None:
    if not staff:
        return
    order, shop = await Order.get(id=event.order_id), await Shop.get(id=event.shop_id)
    for person in staff:
        await write_staff_letter(order, shop, person, event.number, titles[kind])
