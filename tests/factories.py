"""Shops, people and orders for tests, made by the real actions; the ORM must be open.

shop = await a_shop()
ana = an_actor(await a_staff(shop, Role.ADMIN))
order = await an_order(shop, "CASH_ON_DELIVERY", status=Status.SHIPPED)
"""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from models import (
    Actor,
    ActorKind,
    DispatchMethod,
    Order,
    Policy,
    Role,
    Scope,
    Session,
    Shop,
    Staff,
    Status,
)
from models.clock import now
from models.orders.drafts import (
    CustomerDraft,
    DispatchDraft,
    LineDraft,
    OrderDraft,
    PaymentDraft,
)
from models.orders.pay import PaymentForm, pay_order
from models.orders.place import place_order
from models.orders.progress import accept_order, advance_status
from models.people.adding import add_key, add_staff
from models.secrets import Links, hash_token, new_token
from models.shops.opening import open_shop

__all__ = [
    "DELIVERY",
    "LINKS",
    "METHOD_OF",
    "PICKUP",
    "a_draft",
    "a_key",
    "a_session",
    "a_shop",
    "a_staff",
    "an_actor",
    "an_order",
    "an_overdue_order",
    "the_shop_itself",
]

LINKS = Links(b"a secret of thirty-two bytes or so", "https://pedidos.example")

DELIVERY = DispatchDraft(DispatchMethod.DELIVERY, address="Calle 85 # 11-53, apto 402")
PICKUP = DispatchDraft(DispatchMethod.PICKUP, pickup_point="Local 12, C.C. Andino")

METHOD_OF = {
    Policy.ONLINE: "ONLINE",
    Policy.PREPAID: "BANK_TRANSFER",
    Policy.ON_DELIVERY: "CASH_ON_DELIVERY",
}
"""The default payment method of each policy."""

_numbers = count(1)


async def a_shop(name: str = "Café Aurora", *emails: str, currency: str = "COP") -> Shop:
    """A shop with the default payment methods; `emails` get a letter of each new order."""
    return await open_shop(name, list(emails), currency=currency)


async def a_staff(shop: Shop, role: Role = Role.ADMIN, *, password: str | None = None) -> Staff:
    """A person of the shop. Without a password (argon2 takes 50 ms) nobody can log in as them."""
    number = next(_numbers)
    name, email = f"{role.title()} {number}", f"{role.lower()}-{number}@aurora.example"
    if password is not None:
        return await add_staff(shop.id, name=name, email=email, role=role, password=password)
    return await Staff.create(
        shop_id=shop.id, name=name, email=email, role=role, password_hash="no password"
    )


async def a_session(staff: Staff) -> str:
    """The token of a new session of `staff`, without a password's detour."""
    token = new_token("mos")
    await Session.create(
        staff_id=staff.id, token_hash=hash_token(token), expires_at=now() + timedelta(days=1)
    )
    return token


async def a_key(shop: Shop, *scopes: Scope) -> str:
    """A new API key of the shop, with every scope when none is named."""
    return await add_key(shop.id, "Tienda en línea", list(scopes or Scope))


def an_actor(staff: Staff) -> Actor:
    """`staff` as one who acts."""
    return Actor(ActorKind.STAFF, staff.shop_id, staff.name, staff.id)


def the_shop_itself(shop: Shop) -> Actor:
    """The shop's storefront as one who acts."""
    return Actor(ActorKind.STOREFRONT, shop.id, "Tienda en línea")


def a_draft(**changes: Any) -> OrderDraft:
    """Two packets for 50,000 pesos by bank transfer, with an external id of its own.

    `changes` are fields of `OrderDraft`.
    """
    draft = OrderDraft(
        external_id=f"WEB-{next(_numbers)}",
        customer=CustomerDraft("José Peñaloza", "300 123 4567", "jose@cliente.example"),
        city="Bogotá",
        payment_method="BANK_TRANSFER",
        dispatch=DELIVERY,
        lines=[LineDraft("Café Sierra Nevada 500 g", 2, Decimal(25_000), sku="CAF-500")],
        total=Decimal(50_000),
    )
    return replace(draft, **changes)


async def an_order(
    shop: Shop,
    payment_method: str = "BANK_TRANSFER",
    *,
    status: Status = Status.RECEIVED,
    paid: bool | None = None,
    **changes: Any,
) -> Order:
    """An order of `shop` taken to `status` by the real actions.

    `paid` says whether its money is in; by default only where accepting needs it. `changes` are
    fields of `OrderDraft`. An ONLINE order brings its payment unless `paid` is False.
    """
    online = payment_method == METHOD_OF[Policy.ONLINE]
    needed = status is not Status.RECEIVED and payment_method in ("BANK_TRANSFER", "PAYMENT_LINK")
    if online and paid is not False:
        changes = {"payment": PaymentDraft(f"PSE-{next(_numbers)}")} | changes
    by = the_shop_itself(shop)
    draft = a_draft(payment_method=payment_method, **changes)
    order = (await place_order(draft, by, LINKS)).order
    if not online and (needed if paid is None else paid):
        form = PaymentForm(reference=f"TRF-{next(_numbers)}")
        order = (await pay_order(order.id, by, form)).order
    if status is not Status.RECEIVED:
        order = (await accept_order(order.id, by, LINKS)).order
    while order.status is not status:
        order = (await advance_status(order.id, by, LINKS)).order
    return order


async def an_overdue_order(shop: Shop) -> Order:
    """An order that may be accepted for sixteen minutes, and whose alarm has not rung yet."""
    order = await an_order(shop, "CASH_ON_DELIVERY")
    order.acceptable_at = now() - timedelta(minutes=16)
    order.alarm_due_at = now() - timedelta(minutes=1)
    await order.save(update_fields=["acceptable_at", "alarm_due_at"])
    return order
