"""What a customer's tracking link shows."""

from dataclasses import dataclass
from datetime import datetime

import strawberry

from models import Money, Order, Shop
from models.orders.ledger import outstanding_of
from models.orders.tracking import order_of_token
from models.orders.workflow import PATHS, STATUS_LABELS
from models.words import Label
from resolvers.arguments import TrackingToken
from resolvers.context import Info
from resolvers.enums import DispatchMethod, PaymentStatus, Status

__all__ = ["Step", "order_tracking"]

OfOrder = strawberry.Parent[Order]

_NEXT = {
    Status.RECEIVED: Label(
        "La tienda revisará tu pedido y lo aceptará.", "The shop will look at your order."
    ),
    Status.ACCEPTED: Label("La tienda empezará a prepararlo.", "The shop will prepare it."),
    Status.PREPARING: Label(
        "Cuando esté listo te avisaremos.", "We will tell you as soon as it is ready."
    ),
    Status.SHIPPED: Label("Pronto lo recibirás.", "You will receive it soon."),
    Status.READY_FOR_PICKUP: Label(
        "Ya puedes pasar a recogerlo.", "You can come and collect it now."
    ),
    Status.COMPLETED: Label("¡Gracias por tu compra!", "Thank you for your purchase!"),
    Status.CANCELLED: Label(
        "Escríbele a la tienda si tienes preguntas.", "Write to the shop with any question."
    ),
}


@dataclass(frozen=True)
class Step:
    """One of the four steps of an order's path."""

    status: Status
    label: str
    reached_at: datetime | None
    current: bool


@dataclass(frozen=True)
class Way:
    """How an order comes, as its customer may read it."""

    method: DispatchMethod
    text: str


@dataclass(frozen=True)
class ShopFront:
    """The shop as its customers see it; how to find it is told to those who collect."""

    name: str
    color: str | None
    logo_url: str | None
    contact_phone: str | None
    contact_email: str | None
    address: str | None
    map_url: str | None
    opening_hours: str | None


_PAYMENT = {
    PaymentStatus.PENDING: Label("Pago pendiente: {left}", "Payment pending: {left}"),
    PaymentStatus.PARTIALLY_PAID: Label("Pago parcial: faltan {left}", "Partly paid: {left} to go"),
    PaymentStatus.PAID: Label("Pago recibido", "Payment received"),
    PaymentStatus.OVERPAID: Label("Pago recibido", "Payment received"),
    PaymentStatus.REFUND_DUE: Label("Devolución en curso", "Refund on its way"),
    PaymentStatus.REFUNDED: Label("Pago devuelto", "Payment refunded"),
}


async def order_tracking(info: Info, token: TrackingToken) -> Order:
    """The order behind a tracking link."""
    return await order_of_token(token)


def steps_of(root: OfOrder) -> list[Step]:
    """The steps of the order's dispatch method, in its own language."""
    return [
        Step(
            status=status,
            label=STATUS_LABELS[status].text(root.language),
            reached_at=root.reached_at(status),
            current=status is root.status,
        )
        for status in PATHS[root.dispatch_method][1:]
    ]


def next_words(root: OfOrder) -> str:
    """What comes next, in the order's language."""
    return _NEXT[root.status].text(root.language)


def status_label(root: OfOrder) -> str:
    """The status in the order's language."""
    return STATUS_LABELS[root.status].text(root.language)


def is_cancelled(root: OfOrder) -> bool:
    """Whether the order ended without delivery."""
    return root.status is Status.CANCELLED


def payment_label(root: OfOrder) -> str:
    """The payment's state in plain words, with what is still to pay."""
    if root.status is Status.CANCELLED and not root.paid:
        return Label("No se cobró", "Nothing was charged").text(root.language)
    left = Money(outstanding_of(root), root.currency)
    return _PAYMENT[root.payment_status].text(root.language).format(left=left.text(root.language))


async def dispatch_of(root: OfOrder, info: Info) -> Way:
    """How the order comes; a pickup point is the shop's, an address the customer's and not told."""
    row = await info.context.loaders.dispatch.load(root.id)
    home = Label("Envío a domicilio", "Home delivery").text(root.language)
    return Way(row.method, row.pickup_point if row.method is DispatchMethod.PICKUP else home)


async def shop_of(root: OfOrder) -> ShopFront:
    """The shop of the order, as its customer sees it."""
    shop = await Shop.get(id=root.shop_id)
    collects = root.dispatch_method is DispatchMethod.PICKUP
    return ShopFront(
        name=shop.name,
        color=shop.color or None,
        logo_url=shop.logo_url or None,
        contact_phone=shop.contact_phone or None,
        contact_email=shop.contact_email or None,
        address=(collects and shop.address) or None,
        map_url=(collects and shop.map_url) or None,
        opening_hours=(collects and shop.opening_hours) or None,
    )


def cursor_of(root: OfOrder) -> str:
    """The state of the order that this is, as a word."""
    return str(root.version)
