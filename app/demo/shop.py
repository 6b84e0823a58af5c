"""Building the demo shop through the same actions that real orders go through."""

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
    SHIPPING,
    Sketch,
)
from app.demo.doors import LogIn, demo_key, demo_log_ins
from app.demo.storefront import open_storefront
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
from models.shops.settings import ShopChange, change_shop

__all__ = ["DemoShop", "ensure_demo"]

NAME = "Café La Loma"
ACCEPT_WITHIN = 4 * 60
"""Minutes: one of the orders that wait is over them, so that one alarm stands."""

FRONT = ShopChange(
    contact_phone="+573104567800",
    contact_email="hola@cafelaloma.example.com",
    address="Carrera 9 # 57-32, Chapinero, Bogotá",
    map_url="https://www.openstreetmap.org/?mlat=4.6431&mlon=-74.0637#map=18/4.6431/-74.0637",
    opening_hours="Lunes a sábado de 8 a. m. a 7 p. m.\nDomingos de 9 a. m. a 2 p. m.",
    color="#7a3b1e",
    accept_within=ACCEPT_WITHIN,
)
"""What its customers see of the shop."""


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
    await open_storefront(links)
    orders = await Order.filter(shop_id=shop.id).order_by("-number").limit(100)
    tracking = [(o.number, o.status.value, links.tracking_url(o.tracking_nonce)) for o in orders]
    return DemoShop(shop, log_ins, key, tracking)


async def _build(
    links: Links, log_ins: list[LogIn], key: str, on_order: Callable[[], None]
) -> Shop:
    shop = await open_shop(NAME, ["pedidos@cafelaloma.example.com"], is_demo=True)
    await change_shop(shop.id, FRONT)
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
        city, point = PICKUP_POINTS[index % 2]
        dispatch = DispatchDraft(sketch.dispatch, pickup_point=point)
    shipping = Decimal(SHIPPING) if is_delivery else Decimal(0)
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
