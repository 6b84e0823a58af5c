"""An order: its head, its lines, how it is dispatched, and who ordered it."""

from datetime import datetime
from typing import Any, cast

from tortoise import fields
from tortoise.models import Model

from models.clock import now
from models.fields import UtcDatetimeField, belongs_to
from models.orders.balance import PaymentStatus
from models.orders.workflow import CancelReason, DispatchMethod, Policy, Status

__all__ = ["REACHED_AT", "Customer", "Dispatch", "Order", "OrderLine"]

REACHED_AT = {
    Status.ACCEPTED: "accepted_at",
    Status.PREPARING: "preparing_at",
    Status.SHIPPED: "dispatched_at",
    Status.READY_FOR_PICKUP: "dispatched_at",
    Status.COMPLETED: "completed_at",
    Status.CANCELLED: "cancelled_at",
}
"""The column that remembers when an order last reached a status."""


def _moment_or_none() -> "fields.Field[datetime | None]":
    return cast("fields.Field[datetime | None]", UtcDatetimeField(null=True))


class Customer(Model):
    """Who ordered, exactly as given, another phone or address makes another row."""

    id = fields.BigIntField(primary_key=True)
    shop = belongs_to("Shop", index=False)
    shop_id: int
    name = fields.CharField(max_length=200)
    phone = fields.CharField(max_length=20, default="")
    email = fields.CharField(max_length=254, default="")

    class Meta:
        table = "customer"
        unique_together = (("shop", "email", "phone", "name"),)


class Order(Model):
    """The head of an order, money in integer minor units of `currency`.

    `paid` and `payment_status` repeat what the ledger adds up to, so that lists can filter by them;
    only `models.orders.ledger.settle` writes them. `policy`, `dispatch_method` and `city` repeat
    their own tables for the same reason. `version` rises with every change.

    `acceptable_at` is when accepting became possible, `alarm_due_at` when the alarm of an order
    that nobody accepts rings (None: not to ring, or rung), `alarmed_at` when it rang and stands.
    """

    id = fields.BigIntField(primary_key=True)
    shop = belongs_to("Shop", index=False)
    shop_id: int
    number = fields.BigIntField()
    external_id = fields.CharField(max_length=100)
    fingerprint = fields.CharField(max_length=64)
    version = fields.IntField(default=1)

    status = fields.CharEnumField(Status, max_length=20, default=Status.RECEIVED)
    cancelled_from = cast(
        "fields.Field[Status | None]", fields.CharEnumField(Status, max_length=20, null=True)
    )
    cancel_reason = cast(
        "fields.Field[CancelReason | None]",
        fields.CharEnumField(CancelReason, max_length=24, null=True),
    )
    payment_status = fields.CharEnumField(PaymentStatus, max_length=20)
    payment_method = belongs_to("PaymentMethod", on_delete=fields.RESTRICT)
    payment_method_id: int
    policy = fields.CharEnumField(Policy, max_length=16)
    dispatch_method = fields.CharEnumField(DispatchMethod, max_length=16)
    customer = belongs_to("Customer", on_delete=fields.RESTRICT)
    customer_id: int
    city = fields.CharField(max_length=120)

    currency = fields.CharField(max_length=3)
    subtotal = fields.BigIntField()
    shipping = fields.BigIntField(default=0)
    tax = fields.BigIntField(default=0)
    fees = fields.JSONField[list[dict[str, Any]]](default=list)
    discount = fields.BigIntField(default=0)
    total = fields.BigIntField()
    paid = fields.BigIntField(default=0)

    language = fields.CharField(max_length=8, default="es")
    note = fields.TextField(default="")
    source = fields.CharField(max_length=16)
    tracking_nonce = fields.CharField(max_length=32)
    tracking_hash = fields.CharField(max_length=64, unique=True)
    search_text = fields.TextField(default="")
    search_contact = fields.TextField(default="")

    placed_at = UtcDatetimeField(default=now)
    accepted_at = _moment_or_none()
    preparing_at = UtcDatetimeField(null=True)
    dispatched_at = UtcDatetimeField(null=True)
    completed_at = UtcDatetimeField(null=True)
    cancelled_at = UtcDatetimeField(null=True)

    acceptable_at = _moment_or_none()
    alarm_due_at = _moment_or_none()
    alarmed_at = _moment_or_none()

    class Meta:
        table = "order"
        unique_together = (("shop", "number"), ("shop", "external_id"))
        indexes = (
            ("shop_id", "placed_at", "id"),
            ("shop_id", "total", "id"),
            ("shop_id", "status", "placed_at", "id"),
            ("shop_id", "payment_status", "placed_at", "id"),
            ("shop_id", "status", "payment_status", "placed_at", "id"),
            ("shop_id", "payment_method_id", "placed_at", "id"),
            ("shop_id", "dispatch_method", "placed_at", "id"),
            ("shop_id", "city", "placed_at", "id"),
            ("alarm_due_at",),
        )

    def reached_at(self, status: Status) -> datetime | None:
        """When the order last reached `status`; None when it has not, or the step was undone."""
        moment = self.placed_at if status is Status.RECEIVED else getattr(self, REACHED_AT[status])
        return moment if isinstance(moment, datetime) else None


class OrderLine(Model):
    """One product of an order, as it was sold."""

    id = fields.BigIntField(primary_key=True)
    order = belongs_to("Order")
    order_id: int
    position = fields.IntField()
    sku = fields.CharField(max_length=100, default="")
    name = fields.CharField(max_length=300)
    options = fields.JSONField[list[dict[str, str]]](default=list)
    quantity = fields.IntField()
    unit_price = fields.BigIntField()
    line_total = fields.BigIntField()
    image_url = fields.CharField(max_length=2000, default="")
    note = fields.CharField(max_length=500, default="")

    class Meta:
        table = "order_line"


class Dispatch(Model):
    """How one order reaches its customer: an address for DELIVERY, a pickup point for PICKUP."""

    id = fields.BigIntField(primary_key=True)
    order: Any = fields.OneToOneField("models.Order", related_name=False)
    order_id: int
    method = fields.CharEnumField(DispatchMethod, max_length=16)
    recipient = fields.CharField(max_length=200, default="")
    address = fields.CharField(max_length=300, default="")
    address_extra = fields.CharField(max_length=200, default="")
    region = fields.CharField(max_length=120, default="")
    postal_code = fields.CharField(max_length=20, default="")
    country = fields.CharField(max_length=2, default="")
    instructions = fields.CharField(max_length=500, default="")
    pickup_point = fields.CharField(max_length=300, default="")

    class Meta:
        table = "dispatch"
