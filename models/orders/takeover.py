"""Taking over an order that has already lived elsewhere: all of its life so far, or nothing."""

from dataclasses import dataclass, replace
from datetime import datetime

from models.actions import action
from models.errors import DuplicateReference
from models.events.actors import Actor
from models.events.record import lock_shop
from models.events.tables import Event
from models.orders.change import Done, save_next_version, words_of
from models.orders.checking import check_past
from models.orders.drafts import OrderDraft
from models.orders.ledger import refuse_duplicate
from models.orders.notes import add_note
from models.orders.pay import PaymentForm, pay_order
from models.orders.place import place_order
from models.orders.progress import accept_order, advance_status, cancel_order
from models.orders.tables import Order
from models.orders.workflow import PATHS, CancelReason, Policy, Status
from models.secrets import Links
from models.shops.opening import add_payment_method
from models.shops.tables import PaymentMethod
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
    if not placed.created:
        return Arrival(placed.order, created=False)
    life = _Life(taken, by, links, placed.order, list(placed.events))
    await life.remember()
    for step in (life.pay, life.carry) if life.money_came_first() else (life.carry, life.pay):
        await step()
    await life.tell()
    return Arrival(life.order, tuple(life.events), method_added=added, twin=life.twin)


async def _add_method(shop_id: int, wanted: MethodToAdd | None) -> str | None:
    if wanted is None or await PaymentMethod.exists(shop_id=shop_id, code=wanted.code):
        return None
    await add_payment_method(shop_id, wanted.code, wanted.name, wanted.policy)
    return wanted.code


@dataclass
class _Life:
    """An order on its way through what it has lived already."""

    taken: TakenOver
    by: Actor
    links: Links
    order: Order
    events: list[Event]
    twin: int | None = None

    def money_came_first(self) -> bool:
        """Whether the money goes in before the steps: only a delivered order may be paid later."""
        payment, carried_at = self.taken.payment, self.taken.carried_at
        if payment is None or carried_at is None or self.taken.cancel_reason is not None:
            return True
        return self.order.policy is not Policy.ON_DELIVERY or payment.paid_at <= carried_at

    async def remember(self) -> None:
        """Make the order found by the number that its customer knows."""
        number = clean_line(self.taken.known_as, "knownAs", most=100)
        if number:
            self.order.search_text = words_of(self.order.search_text, number)
            await save_next_version(self.order, "search_text")

    async def pay(self) -> None:
        """Register the order's money, as its staff would have.

        A reference that stands on another order is history too: it is taken, and says why.
        """
        payment = self.taken.payment
        if payment is None:
            return
        by = replace(self.by, at=check_past(payment.paid_at, "payment.paidAt"))
        reference = clean_line(payment.reference, "payment.reference", most=100, least=1)
        self.twin = await _twin(self.order, reference)
        why = f"{by.name}: #{self.twin}" if self.twin else None
        form = PaymentForm(reference=reference, duplicate_reason=why)
        self._keep(await pay_order(self.order.id, by, form))

    async def carry(self) -> None:
        """Take the order to its status, one action a step."""
        taken, links = self.taken, self.links
        if taken.carry_to is None:
            return
        by = replace(self.by, at=check_past(taken.carried_at or taken.placed_at, "carriedAt"))
        if taken.cancel_reason is not None:
            self._keep(await cancel_order(self.order.id, by, links, reason=taken.cancel_reason))
            return
        path = PATHS[self.order.dispatch_method]
        self._keep(await accept_order(self.order.id, by, links))
        for step in path[2 : path.index(taken.carry_to) + 1]:
            self._keep(await advance_status(self.order.id, by, links, to=step))

    async def tell(self) -> None:
        """Write the note, at the moment of the takeover itself."""
        if self.taken.note:
            self._keep(await add_note(self.order.id, self.by, self.taken.note))

    def _keep(self, done: Done) -> None:
        self.order = done.order
        self.events += done.events


async def _twin(order: Order, reference: str) -> int | None:
    """The number of another order that has this reference, if one has."""
    try:
        await refuse_duplicate(order, reference)
    except DuplicateReference as found:
        return int(found.facts["number"])
    return None
