"""Building the demo shop through the same actions that real orders go through."""

import base64
import hashlib
import hmac
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from app.demo.data import (
    CITIES,
    NOTES,
    ORDERS,
    PEOPLE,
    PICKUP_POINTS,
    PRODUCTS,
    STAFF,
    Sketch,
)
from models import Order, Role, Scope, Shop, Status
from models.clock import now
from models.events.actors import Actor, ActorKind
from models.orders.drafts import (
    CustomerDraft,
    DispatchDraft,
    LineDraft,
    OptionDraft,
    OrderDraft,
    PaymentDraft,
)
from models.orders.pay import PaymentForm, pay_order
from models.orders.place import place_order
from models.orders.progress import accept_order, advance_status, cancel_order
from models.orders.workflow import CANCEL_REASONS, PATHS, DispatchMethod
from models.people.adding import add_known_key, add_staff
from models.secrets import Links
from models.shops.opening import open_shop
from models.shops.settings import set_accept_within

__all__ = ["DemoShop", "LogIn", "demo_key", "demo_log_ins", "ensure_demo"]

NAME = "Café La Loma"
SHIPPING = Decimal(9_000)
ACCEPT_WITHIN = 4 * 60
"""Minutes: one of the orders that wait is over them, so that one alarm stands."""


@dataclass(frozen=True)
class LogIn:
    """A demo log-in."""

    role: str
    name: str
    email: str
    password: str


@dataclass(frozen=True)
class DemoShop:
    """What the demo made: who may log in, the storefront's key, and tracking addresses."""

    shop: Shop
    log_ins: list[LogIn]
    api_key: str
    tracking: list[tuple[int, str, str]]


async def ensure_demo(links: Links, on_order: Callable[[], None] = lambda: None) -> DemoShop:
    """The demo shop: made when it is not there yet, else as people left it."""
    log_ins, key = demo_log_ins(links), demo_key(links)
    shop = await Shop.get_or_none(is_demo=True)
    if shop is None:
        shop = await _build(links, log_ins, key, on_order)
    orders = await Order.filter(shop_id=shop.id).order_by("-number").limit(100)
    tracking = [(o.number, o.status.value, links.tracking_url(o.tracking_nonce)) for o in orders]
    return DemoShop(shop, log_ins, key, tracking)


def demo_log_ins(links: Links) -> list[LogIn]:
    """The demo shop's log-ins, the owner's first."""
    return [
        LogIn(role, name, email, _derived(links, f"password:{role}")[:12])
        for role, name, email in STAFF
    ]


def demo_key(links: Links) -> str:
    """The API key of the demo shop's storefront."""
    return f"mok_{_derived(links, 'storefront')}"


async def _build(
    links: Links, log_ins: list[LogIn], key: str, on_order: Callable[[], None]
) -> Shop:
    shop = await open_shop(NAME, ["pedidos@cafelaloma.example.com"], is_demo=True)
    await set_accept_within(shop.id, ACCEPT_WITHIN)
    people = [
        await add_staff(
            shop.id, name=who.name, email=who.email, role=Role(who.role), password=who.password
        )
        for who in log_ins
    ]
    await add_known_key(shop.id, "Tienda web", list(Scope), key)
    seller = Actor(ActorKind.STAFF, shop.id, people[1].name, people[1].id)
    dice = random.Random(20_26)  # noqa: S311 (a demo that is the same every time)
    for index, sketch in enumerate(ORDERS):
        await _live_through(sketch, _draft(sketch, index, dice), seller, links)
        on_order()
    return shop


async def _live_through(sketch: Sketch, draft: OrderDraft, seller: Actor, links: Links) -> None:
    """Place an order and take it as far as its sketch says, an hour or so at each step."""
    moment, is_old = now() - timedelta(hours=sketch.hours_ago), sketch.hours_ago > 12
    storefront = Actor(ActorKind.STOREFRONT, seller.shop_id, "Tienda web", quiet=is_old, at=moment)
    order = (await place_order(draft, storefront, links)).order
    pace = timedelta(hours=sketch.hours_ago) / 8
    step = 0

    def by() -> Actor:
        nonlocal step
        step += 1
        return replace(seller, quiet=is_old, at=moment + pace * step)

    if sketch.is_paid and sketch.method != "CASH_ON_DELIVERY":
        await pay_order(order.id, by(), PaymentForm(reference=f"TRX-{order.number}"))
    path = PATHS[sketch.dispatch]
    goal = path[3] if sketch.status is Status.CANCELLED else sketch.status
    if sketch.status is Status.CANCELLED and sketch.method == "BANK_TRANSFER":
        goal = Status.RECEIVED
    for status in path[1 : path.index(goal) + 1]:
        if status is Status.ACCEPTED:
            await accept_order(order.id, by(), links)
        else:
            await advance_status(order.id, by(), links, status)
    if sketch.status is Status.CANCELLED:
        reason = sorted(CANCEL_REASONS[goal])[0]
        await cancel_order(order.id, by(), links, reason=reason)
    if sketch.is_paid and sketch.method == "CASH_ON_DELIVERY":
        await pay_order(order.id, by(), PaymentForm(reference=f"EFECTIVO-{order.number}"))


def _draft(sketch: Sketch, index: int, dice: random.Random) -> OrderDraft:
    name, phone = PEOPLE[index % len(PEOPLE)]
    city, region, street = CITIES[dice.randrange(len(CITIES))]
    lines = [_line(product, dice) for product in dice.sample(PRODUCTS, dice.randint(1, 4))]
    is_delivery = sketch.dispatch is DispatchMethod.DELIVERY
    if is_delivery:
        dispatch = DispatchDraft(sketch.dispatch, address=street, region=region, country="CO")
    else:
        point = PICKUP_POINTS[index % 2]
        city, dispatch = (
            ("Bogotá", "Medellín")[index % 2],
            DispatchDraft(sketch.dispatch, pickup_point=point),
        )
    shipping = SHIPPING if is_delivery else Decimal(0)
    goods = sum((line.unit_price * line.quantity for line in lines), Decimal(0))
    total = goods + shipping
    paid = PaymentDraft(reference=f"PSE-{48_211_000 + index * 37}", amount=total)
    return OrderDraft(
        external_id=f"WEB-{2400 + index}",
        customer=CustomerDraft(name, phone, f"cliente{index % len(PEOPLE) + 1}@example.com"),
        city=city,
        payment_method=sketch.method,
        dispatch=dispatch,
        lines=lines,
        shipping_cost=shipping,
        total=total,
        payment=paid if sketch.method == "ONLINE" else None,
        note=NOTES[index % len(NOTES)] if index % 5 == 0 else None,
    )


def _line(product: tuple[str, str, int, tuple[str, str] | None], dice: random.Random) -> LineDraft:
    sku, name, price, option = product
    return LineDraft(
        sku=sku,
        name=name,
        quantity=dice.choice((1, 1, 1, 2, 2, 3)),
        unit_price=Decimal(price),
        options=[OptionDraft(*option)] if option else [],
    )


def _derived(links: Links, purpose: str) -> str:
    """A demo secret that can be told again: nobody guesses it without the server's own."""
    digest = hmac.new(links.secret, f"demo:{purpose}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=").replace("-", "x").replace("_", "y")
