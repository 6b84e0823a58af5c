"""What happened in a shop, numbered without a gap: the timeline, and the cursor of the streams."""

from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.models import Model

from models.clock import now
from models.events.actors import ActorKind
from models.fields import UtcDatetimeField, belongs_to

__all__ = ["Event", "EventKind"]


class EventKind(StrEnum):
    """What happened."""

    ORDER_PLACED = "ORDER_PLACED"
    ORDER_ACCEPTED = "ORDER_ACCEPTED"
    STATUS_ADVANCED = "STATUS_ADVANCED"
    PAYMENT_REGISTERED = "PAYMENT_REGISTERED"
    ORDER_CANCELLED = "ORDER_CANCELLED"
    STATUS_REVERTED = "STATUS_REVERTED"
    NOTE_ADDED = "NOTE_ADDED"
    ORDER_UNACCEPTED = "ORDER_UNACCEPTED"
    LETTER_FAILED = "LETTER_FAILED"
    LINK_ROTATED = "LINK_ROTATED"


class Event(Model):
    """One thing that happened, `number` is dense per shop, `data` holds what its kind says."""

    id = fields.BigIntField(primary_key=True)
    shop = belongs_to("Shop", index=False)
    shop_id: int
    order = belongs_to("Order", index=False)
    order_id: int
    number = fields.BigIntField()
    kind = fields.CharEnumField(EventKind, max_length=24)
    actor_kind = fields.CharEnumField(ActorKind, max_length=12)
    actor_name = fields.CharField(max_length=120, default="")
    staff = belongs_to("Staff", null=True, on_delete=fields.RESTRICT)
    staff_id: int | None
    data = fields.JSONField[dict[str, Any]](default=dict)
    at = UtcDatetimeField(default=now)

    class Meta:
        table = "event"
        unique_together = (("shop", "number"),)
        indexes = (("order_id", "number"),)
