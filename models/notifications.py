"""The bell: one row per recipient and event; `models.ring` writes them."""

from collections.abc import Mapping
from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from models.actions import action
from models.clock import now
from models.fields import UtcDatetimeField, belongs_to
from models.words import Label

__all__ = ["Notification", "NotificationKind", "kind_labels", "mark_read", "titles"]


class NotificationKind(StrEnum):
    """Why the bell rings."""

    NEW_ORDER = "NEW_ORDER"
    PAYMENT_REGISTERED = "PAYMENT_REGISTERED"
    ORDER_CANCELLED = "ORDER_CANCELLED"
    ORDER_UNACCEPTED = "ORDER_UNACCEPTED"
    LETTER_FAILED = "LETTER_FAILED"


titles: Mapping[NotificationKind, Label] = {
    NotificationKind.NEW_ORDER: Label("Nueva orden #{number}", "New order #{number}"),
    NotificationKind.PAYMENT_REGISTERED: Label(
        "Pago registrado en la orden #{number}", "Payment registered on order #{number}"
    ),
    NotificationKind.ORDER_CANCELLED: Label(
        "Orden #{number} cancelada", "Order #{number} cancelled"
    ),
    NotificationKind.ORDER_UNACCEPTED: Label(
        "La orden #{number} sigue sin aceptar", "Order #{number} is still not accepted"
    ),
    NotificationKind.LETTER_FAILED: Label(
        "No se pudo enviar un correo de la orden #{number}",
        "A letter of order #{number} could not be sent",
    ),
}

kind_labels: Mapping[NotificationKind, Label] = {
    NotificationKind.NEW_ORDER: Label("Nueva orden", "New order"),
    NotificationKind.PAYMENT_REGISTERED: Label("Pago registrado", "Payment registered"),
    NotificationKind.ORDER_CANCELLED: Label("Orden cancelada", "Order cancelled"),
    NotificationKind.ORDER_UNACCEPTED: Label(
        "Orden que espera demasiado", "Order that waits too long"
    ),
    NotificationKind.LETTER_FAILED: Label(
        "Correo que no se pudo enviar", "Letter that could not be sent"
    ),
}
"""What each kind is called where a person chooses how to hear of it."""


class Notification(Model):
    """One ring for one person, `event_number` is its cursor within the shop."""

    id = fields.BigIntField(primary_key=True)
    shop = belongs_to("Shop")
    shop_id: int
    staff = belongs_to("Staff", index=False)
    staff_id: int
    order = belongs_to("Order")
    order_id: int
    event_number = fields.BigIntField()
    order_number = fields.BigIntField()
    kind = fields.CharEnumField(NotificationKind, max_length=24)
    created_at = UtcDatetimeField(default=now)
    read_at = UtcDatetimeField(null=True)

    class Meta:
        table = "notification"
        unique_together = (("staff", "event_number"),)
        indexes = (("staff_id", "read_at"),)

    def title(self, language: str) -> str:
        """What the bell says, in Spanish (`es`) or else in English."""
        return titles[self.kind].text(language).format(number=self.order_number)


@action
async def mark_read(staff_id: int, ids: list[int] | None) -> int:
    """Mark these notifications of one person read, or all with None; how many changed."""
    unread = Notification.filter(staff_id=staff_id, read_at__isnull=True)
    if ids is not None:
        unread = unread.filter(id__in=ids)
    return await unread.update(read_at=now())
