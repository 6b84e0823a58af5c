"""What the letters say, by status and language."""

from collections.abc import Mapping

from models.orders.workflow import Status
from models.words import Label

__all__ = [
    "CUSTOMER_LINES",
    "GREETING",
    "OPEN_ORDER",
    "SELLER_LINE",
    "STAFF_LINE",
    "TRACK",
    "subject_of",
]

GREETING = Label("Hola, {name}:", "Hello {name},")
TRACK = Label("Sigue tu pedido", "Track your order")
OPEN_ORDER = Label("Ver la orden", "Open the order")
SELLER_LINE = Label(
    "{name} hizo la orden #{number} por {total} ({method}).",
    "{name} placed order #{number} for {total} ({method}).",
)
STAFF_LINE = Label(
    "{title}. Está en «{status}» y va para {city}.",
    "{title}. It stands at “{status}” and goes to {city}.",
)

CUSTOMER_LINES: Mapping[Status, Label] = {
    Status.RECEIVED: Label(
        "Recibimos tu pedido #{number} por {total}. Te avisaremos en cada paso.",
        "We received your order #{number} for {total}. We will tell you at each step.",
    ),
    Status.ACCEPTED: Label(
        "La tienda aceptó tu pedido #{number}.", "The shop accepted your order #{number}."
    ),
    Status.PREPARING: Label(
        "Estamos preparando tu pedido #{number}.", "We are preparing your order #{number}."
    ),
    Status.SHIPPED: Label(
        "Tu pedido #{number} va en camino.", "Your order #{number} is on its way."
    ),
    Status.READY_FOR_PICKUP: Label(
        "Tu pedido #{number} está listo para que lo recojas.",
        "Your order #{number} is ready for you to collect.",
    ),
    Status.COMPLETED: Label(
        "Tu pedido #{number} quedó entregado. ¡Gracias por tu compra!",
        "Your order #{number} is complete. Thank you!",
    ),
    Status.CANCELLED: Label(
        "Tu pedido #{number} fue cancelado. Escríbenos si tienes preguntas.",
        "Your order #{number} was cancelled. Write to us with any question.",
    ),
}

_SUBJECTS: Mapping[Status, Label] = {
    Status.RECEIVED: Label("Recibimos tu pedido #{number}", "We received your order #{number}"),
    Status.ACCEPTED: Label("Pedido #{number} aceptado", "Order #{number} accepted"),
    Status.PREPARING: Label("Pedido #{number} en preparación", "Order #{number} in preparation"),
    Status.SHIPPED: Label("Pedido #{number} en camino", "Order #{number} on its way"),
    Status.READY_FOR_PICKUP: Label(
        "Pedido #{number} listo para recoger", "Order #{number} ready for pickup"
    ),
    Status.COMPLETED: Label("Pedido #{number} entregado", "Order #{number} complete"),
    Status.CANCELLED: Label("Pedido #{number} cancelado", "Order #{number} cancelled"),
}
_SELLER_SUBJECT = Label("Nueva orden #{number} por {total}", "New order #{number} for {total}")


def subject_of(status: Status | None, language: str, number: int, total: str) -> str:
    """The subject line: of a customer's letter at `status`, or of the seller's with None."""
    label = _SUBJECTS[status] if status else _SELLER_SUBJECT
    return label.text(language).format(number=number, total=total)
