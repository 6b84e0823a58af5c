"""Taking over an order that has already lived elsewhere: all of its life so far, or nothing."""

from dataclasses import dataclass, replace
from datetime import datetime

from models.actions import action
from models.errors import DuplicateReference
from models.events.actors import Actor
from models.events.record import lock_shop, record
from models.events.tables import Event, EventKind
from models.orders.change import obey, save_next_version, words_of
from models.orders.checking import check_past
from models.orders.drafts import OrderDraft
from models.orders.ledger import outstanding_of, refuse_duplicate, register, settle, state_of
from models.orders.notes import add_note
from models.orders.place import place_order
from models.orders.progress import accept_order, advance_status, cancel_order
from models.orders.tables import Order
from models.orders.workflow import PATHS, Action, CancelReason, Policy, Status, refusal
from models.secrets import Links
from models.shops.opening import add_payment_method
from models.shops.tables import PaymentMethod, Shop
from models.text import clean_line
from models.words import Label

__all__ = ["Arrival", "MethodToAdd", "PastPayment", "TakenOver", "take_over"]


@dataclass(frozen=True)
class MethodToAdd:
    """A payment method that the order needs, added when the shop has none of that code."""

    code: str
    name: Label
    policy: Policy


@dataclass(frozen=True)
class PastPayment:
    """All of an order's money, received elsewhere; for methods whose money the staff register."""

    reference: str
    paid_at: datetime


@dataclass(frozen=True)
class TakenOver:
    """An order of another system and how far it is there.

    It stays RECEIVED, or is carried to COMPLETED or (with `cancel_reason`) CANCELLED at
    `carried_at`. An online payment stands in the draft, any other in `payment`. `known_as` is the
    number that its customer knows, for the search; `note` goes on the timeline.
    """

    draft: OrderDraft
    placed_at: datetime
    carry_to: Status | None = None
    carried_at: datetime | None = None
    cancel_reason: CancelReason | None = None
    payment: PastPayment | None = None
    method_to_add: MethodToAdd | None = None
    known_as: str = ""
    note: str = ""


@dataclass(frozen=True)
class Arrival:
    """What taking over left: the order as it now is, and its events.

    `created` is False for an order that was there before; nothing of it changed. `twin` is the
    number of another order that has the same payment reference.
    """

    order: Order
    events: tuple[Event, ...] = ()
    created: bool = True
    method_added: str | None = None
    twin: int | None = None


@action
async def take_over(taken: TakenOver, by: Actor, links: Links) -> Arrival:
    """Place the order by `place_order` and carry it where it is, each step at its own moment.

    One transaction: a refusal at any step leaves nothing behind. `by` should be quiet.
    """
    await lock_shop(by.shop_id)
    added = await _add_method(by.shop_id, taken.method_to_add)
    placed_at = check_past(taken.placed_at, "placedAt")
    placed = await place_order(taken.draft, replace(by, at=placed_at), links)
    order, events = placed.order, list(placed.events)
    if not placed.created:
        return Arrival(order, created=False)
    await _remember(order, taken.known_as)
    if taken.note:
        events += (await add_note(order.id, by, taken.note)).events
    twin = None
    money_first = _money_first(taken, order)
    if taken.payment and money_first:
        twin = await _pay(order, by, taken.payment, events)
    order = await _carry(order, taken, by, links, events)
    if taken.payment and not money_first:
        twin = await _pay(order, by, taken.payment, events)
    return Arrival(order, tuple(events), method_added=added, twin=twin)


async def _add_method(shop_id: int, wanted: MethodToAdd | None) -> str | None:
    if wanted is None or await PaymentMethod.exists(shop_id=shop_id, code=wanted.code):
        return None
    await add_payment_method(shop_id, wanted.code, wanted.name, wanted.policy)
    return wanted.code


async def _remember(order: Order, known_as: str) -> None:
    number = clean_line(known_as, "knownAs", most=100)
    if number:
        order.search_text = words_of(order.search_text, number)
        await save_next_version(order, "search_text")


def _money_first(taken: TakenOver, order: Order) -> bool:
    """Whether the money goes in before the steps: only a delivered order may be paid later."""
    if taken.payment is None or taken.carried_at is None or taken.cancel_reason is not None:
        return True
    return order.policy is not Policy.ON_DELIVERY or taken.payment.paid_at <= taken.carried_at


async def _pay(order: Order, by: Actor, payment: PastPayment, events: list[Event]) -> int | None:
    """Register the order's money as `pay_order` does, on whatever day it came in.

    (`pay_order` counts its five years back from today.) A reference that stands on another order is
    history too: it is taken with that as its reason, and the other order's number is returned.
    """
    by = replace(by, at=check_past(payment.paid_at, "payment.paidAt"))
    reference = clean_line(payment.reference, "payment.reference", most=100, least=1)
    obey(refusal(Action.PAY, state_of(order)))
    twin = await _twin(order, reference)
    amount, shop = outstanding_of(order), await Shop.get(id=order.shop_id)
    override = f"{by.name}: #{twin}" if twin else ""
    await register(order, shop, by, amount=amount, reference=reference, override_reason=override)
    await settle(order)
    order.search_contact = words_of(order.search_contact, reference)
    await save_next_version(order, "paid", "payment_status", "search_contact")
    facts = {"amount": amount, "currency": order.currency, "reference": reference}
    events.append(await record(EventKind.PAYMENT_REGISTERED, order, by, **facts))
    return twin


async def _twin(order: Order, reference: str) -> int | None:
    try:
        await refuse_duplicate(order, reference)
    except DuplicateReference as found:
        return int(found.facts["number"])
    return None


async def _carry(
    order: Order, taken: TakenOver, by: Actor, links: Links, events: list[Event]
) -> Order:
    """Take the order to its status, one action a step."""
    if taken.carry_to is None:
        return order
    by = replace(by, at=check_past(taken.carried_at or taken.placed_at, "carriedAt"))
    if taken.cancel_reason is not None:
        done = await cancel_order(order.id, by, links, reason=taken.cancel_reason)
        events += done.events
        return done.order
    path = PATHS[order.dispatch_method]
    done = await accept_order(order.id, by, links)
    events += done.events
    for step in path[2 : path.index(taken.carry_to) + 1]:
        done = await advance_status(order.id, by, links, to=step)
        events += done.events
    return done.order
