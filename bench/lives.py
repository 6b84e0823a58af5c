"""Orders that have lived: all rows of one order, as the actions would have left them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, TypeAlias

from app.demo.data import NOTES, PICKUP_POINTS, PRODUCTS
from bench.people import CITIES, GIVEN_NAMES, SURNAMES, TOWNS
from models import (
    ActorKind,
    CancelReason,
    DispatchMethod,
    EventKind,
    Links,
    PaymentMethod,
    Policy,
    Shop,
    Staff,
    Status,
    TransactionKind,
    TransactionStatus,
)
from models.clock import business_date
from models.orders.balance import payment_status
from models.orders.change import words_of
from models.orders.tables import REACHED_AT
from models.orders.workflow import CANCEL_REASONS, PATHS
from models.secrets import hash_token

__all__ = ["Life", "Lives", "Row"]

Row: TypeAlias = dict[str, Any]
"""Column values of one row; what is absent takes the column's default."""

SHIPPING = 9_000
ORDERS_PER_CUSTOMER = 3
METHODS = {"ONLINE": 45, "CASH_ON_DELIVERY": 30, "BANK_TRANSFER": 18, "PAYMENT_LINK": 7}

_AGES = (
    (0.5, {Status.RECEIVED: 60, Status.ACCEPTED: 25, Status.PREPARING: 15}),
    (2.0, {Status.ACCEPTED: 25, Status.PREPARING: 30, Status.SHIPPED: 35, Status.COMPLETED: 10}),
    (6.0, {Status.PREPARING: 5, Status.SHIPPED: 35, Status.COMPLETED: 55, Status.CANCELLED: 5}),
    (1e9, {Status.RECEIVED: 0.2, Status.SHIPPED: 0.1, Status.COMPLETED: 91, Status.CANCELLED: 8.7}),
)
"""How far orders of up to so many days are; SHIPPED stands for READY_FOR_PICKUP too."""


@dataclass
class Life:
    """The rows of one order; the events carry no number yet."""

    order: Row
    lines: list[Row]
    dispatch: Row
    transactions: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)


@dataclass
class Lives:
    """Makes one order after another; the same dice make the same orders."""

    shop: Shop
    methods: dict[str, PaymentMethod]
    seller: Staff
    links: Links
    now: datetime
    dice: random.Random
    customers: list[Row] = field(default_factory=list)

    def over(self, years: float, count: int) -> Iterator[Life]:
        """`count` orders of the last `years`, oldest first, more and more of them every year."""
        span = timedelta(days=365 * years)
        for index in range(count):
            share = ((index + self.dice.random()) / count) ** 0.7
            yield self.live(index + 1, (self.now - span + span * share).replace(microsecond=0))

    def live(self, id_: int, placed_at: datetime) -> Life:
        """The order `id_`, placed at a moment and as far as it would be by now."""
        life = self._placed(id_, placed_at)
        goal = self._goal(life.order, (self.now - placed_at) / timedelta(days=1))
        self._carry(life, goal)
        self._add_up(life.order, life.transactions)
        return life

    def fresh(self, id_: int, placed_at: datetime) -> Life:
        """The order `id_`, just placed and paid on delivery: every step of its path is open."""
        life = self._placed(id_, placed_at, "CASH_ON_DELIVERY")
        self._add_up(life.order, life.transactions)
        return life

    def _placed(self, id_: int, placed_at: datetime, code: str = "") -> Life:
        dice, number = self.dice, self.shop.order_seq + id_
        method = self.methods[code or dice.choices([*METHODS], [*METHODS.values()])[0]]
        customer = self._customer()
        way = DispatchMethod.DELIVERY if dice.random() < 0.8 else DispatchMethod.PICKUP
        city, region = self._city()
        lines = [self._line(id_, place) for place in range(dice.choice((2, 2, 3)))]
        subtotal = sum(line["line_total"] for line in lines)
        shipping = SHIPPING if way is DispatchMethod.DELIVERY else 0
        nonce = f"{dice.getrandbits(128):032x}"
        external_id = f"WEB-{number + 80_000}"
        order: Row = {
            "id": id_,
            "shop_id": self.shop.id,
            "number": number,
            "external_id": external_id,
            "fingerprint": f"{dice.getrandbits(256):064x}",
            "version": 1,
            "status": Status.RECEIVED,
            "payment_method_id": method.id,
            "policy": method.policy,
            "dispatch_method": way,
            "customer_id": customer["id"],
            "city": city,
            "currency": self.shop.currency,
            "subtotal": subtotal,
            "shipping": shipping,
            "total": subtotal + shipping,
            "note": dice.choice(NOTES) if dice.random() < 0.2 else "",
            "source": ActorKind.STOREFRONT,
            "tracking_nonce": nonce,
            "tracking_hash": hash_token(self.links.tracking_token(nonce)),
            "search_text": words_of(str(number), external_id, customer["name"]),
            "search_contact": words_of(customer["phone"], customer["email"]),
            "placed_at": placed_at,
        }
        street = f"Calle {dice.randint(1, 180)} # {dice.randint(1, 99)}-{dice.randint(1, 99)}"
        to: Row = {"address": street, "address_extra": f"Apto {dice.randint(101, 1204)}"}
        if way is DispatchMethod.PICKUP:
            to = {"pickup_point": dice.choice(PICKUP_POINTS)}
        where = {"id": id_, "order_id": id_, "method": way, "region": region, "country": "CO"} | to
        life = Life(order, lines, where)
        facts = {"total": order["total"], "currency": order["currency"]}
        self._tell(life, EventKind.ORDER_PLACED, placed_at, by_staff=False, **facts)
        if method.policy is Policy.ONLINE:
            self._pay(life, placed_at, order["total"], by_staff=False)
        else:
            self._money(life, placed_at, TransactionStatus.PENDING, order["total"], by_staff=False)
        return life

    def _goal(self, order: Row, days: float) -> Status:
        shares = next(shares for most, shares in _AGES if days <= most)
        goal = self.dice.choices([*shares], [*shares.values()])[0]
        path = PATHS[DispatchMethod(order["dispatch_method"])]
        return path[3] if goal is Status.SHIPPED else goal

    def _carry(self, life: Life, goal: Status) -> None:
        order, dice = life.order, self.dice
        path = PATHS[order["dispatch_method"]]
        moment = order["placed_at"]
        gap = min((self.now - moment) // 8, timedelta(hours=dice.randint(3, 30)))
        gap -= timedelta(microseconds=gap.microseconds)
        last = goal
        if goal is Status.CANCELLED:
            last = dice.choice((Status.RECEIVED, Status.RECEIVED, Status.PREPARING, path[3]))
        if order["policy"] is Policy.PREPAID and last is not Status.RECEIVED:
            moment += gap
            self._pay(life, moment, order["total"])
        for origin, to in pairwise(path[: path.index(last) + 1]):
            moment += gap
            kind = EventKind.STATUS_ADVANCED
            if to is Status.ACCEPTED:
                kind = EventKind.ORDER_ACCEPTED
            self._reach(order, to, moment)
            self._tell(life, kind, moment, origin=origin, to=to)
        if goal is Status.CANCELLED:
            moment += gap
            reason: CancelReason = dice.choice(sorted(CANCEL_REASONS[last]))
            order |= {"cancelled_from": last, "cancel_reason": reason}
            self._reach(order, goal, moment)
            cancelled = EventKind.ORDER_CANCELLED
            self._tell(life, cancelled, moment, origin=last, reason=reason, note="")
        elif goal is Status.COMPLETED and order["policy"] is Policy.ON_DELIVERY:
            share = dice.choices((1.0, 0.5, 0.0), (96, 1, 3))[0]
            if share:
                self._pay(life, moment + gap, int(order["total"] * share))

    def _reach(self, order: Row, to: Status, moment: datetime) -> None:
        order |= {"status": to, REACHED_AT[to]: moment, "version": order["version"] + 1}

    def _pay(self, life: Life, moment: datetime, amount: int, *, by_staff: bool = True) -> None:
        """Money comes in: from the gateway, or somebody registers it."""
        order = life.order
        reference = f"TRX-{self.dice.getrandbits(40):010x}"
        self._money(life, moment, TransactionStatus.SETTLED, amount, reference, by_staff=by_staff)
        order["search_contact"] = words_of(order["search_contact"], reference)
        order["version"] += 1
        if by_staff:
            facts = {"amount": amount, "currency": order["currency"], "reference": reference}
            self._tell(life, EventKind.PAYMENT_REGISTERED, moment, **facts)

    def _money(
        self,
        life: Life,
        moment: datetime,
        status: TransactionStatus,
        amount: int,
        reference: str = "",
        *,
        by_staff: bool = True,
    ) -> None:
        is_in = status is TransactionStatus.SETTLED
        life.transactions.append(
            {
                "shop_id": self.shop.id,
                "order_id": life.order["id"],
                "payment_method_id": life.order["payment_method_id"],
                "kind": TransactionKind.PAYMENT,
                "status": status,
                "amount": amount,
                "currency": life.order["currency"],
                "reference": reference,
                "registered_at": moment,
                "received_on": business_date(moment, self.shop.time_zone) if is_in else None,
            }
            | self._signature(by_staff)
        )

    def _tell(
        self,
        life: Life,
        kind: EventKind,
        moment: datetime,
        *,
        by_staff: bool = True,
        **data: Any,
    ) -> None:
        life.events.append(
            {
                "shop_id": self.shop.id,
                "order_id": life.order["id"],
                "kind": kind,
                "data": data,
                "at": moment,
            }
            | self._signature(by_staff)
        )

    def _signature(self, by_staff: bool) -> Row:
        if not by_staff:
            return {"actor_kind": ActorKind.STOREFRONT, "actor_name": "Tienda web"}
        who = self.seller
        return {"actor_kind": ActorKind.STAFF, "actor_name": who.name, "staff_id": who.id}

    def _add_up(self, order: Row, transactions: list[Row]) -> None:
        settled = (t for t in transactions if t["status"] is TransactionStatus.SETTLED)
        order["paid"] = sum(t["amount"] for t in settled)
        cancelled = order["status"] is Status.CANCELLED
        order["payment_status"] = payment_status(
            order["total"], order["paid"], cancelled=cancelled, refunded=False
        )

    def _customer(self) -> Row:
        dice = self.dice
        if self.customers and dice.randrange(ORDERS_PER_CUSTOMER):
            return dice.choice(self.customers)
        id_ = len(self.customers) + 1
        name = f"{dice.choice(GIVEN_NAMES)} {dice.choice(SURNAMES)} {dice.choice(SURNAMES)}"
        phone = f"+573{dice.randint(0, 24):02}{id_ % 10**7:07}"
        email = f"cliente{id_}@example.com"
        row = {"id": id_, "shop_id": self.shop.id, "name": name, "phone": phone, "email": email}
        self.customers.append(row)
        return row

    def _city(self) -> tuple[str, str]:
        left = self.dice.random() * 100
        for city, region, share in CITIES:
            left -= share
            if left < 0:
                return city, region
        return self.dice.choice(TOWNS)

    def _line(self, order_id: int, position: int) -> Row:
        sku, name, price, option = self.dice.choice(PRODUCTS)
        quantity = self.dice.choice((1, 1, 1, 2, 2, 3))
        return {
            "order_id": order_id,
            "position": position,
            "sku": sku,
            "name": name,
            "options": [{"name": option[0], "value": option[1]}] if option else [],
            "quantity": quantity,
            "unit_price": price,
            "line_total": price * quantity,
        }
