"""What stands between an order's products and its total, in words."""

from models.money import Money
from models.orders.tables import Order
from models.words import Label

__all__ = ["extras_of"]


def extras_of(order: Order) -> list[tuple[Label, Money]]:
    """Shipping, fees, tax and discount (below zero), each where there is any."""
    parts = [
        (Label("Envío", "Shipping"), order.shipping),
        *((Label(fee["name"], fee["name"]), int(fee["amount"])) for fee in order.fees),
        (Label("Impuestos", "Tax"), order.tax),
        (Label("Descuento", "Discount"), -order.discount),
    ]
    return [(label, Money(minor, order.currency)) for label, minor in parts if minor]
