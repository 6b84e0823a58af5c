"""The ledger: one row per movement of money, written once, never changed or deleted."""

from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from models.clock import now
from models.events.actors import ActorKind
from models.fields import UtcDatetimeField, belongs_to

__all__ = ["Transaction", "TransactionKind", "TransactionStatus"]


class TransactionKind(StrEnum):
    """What a movement is; reversals and refunds count against payments."""

    PAYMENT = "PAYMENT"
    REVERSAL = "REVERSAL"
    REFUND = "REFUND"


class TransactionStatus(StrEnum):
    """PENDING: money expected since the order was placed. SETTLED: money that is in."""

    PENDING = "PENDING"
    SETTLED = "SETTLED"


class Transaction(Model):
    """A movement of money on one order, `amount` in minor units of `currency`.

    A PENDING row is what the order expects at its placing, it is shown with what is left of it and
    no longer once nothing is outstanding. `received_on` is the shop's business date of the money.
    """

    id = fields.BigIntField(primary_key=True)
    shop = belongs_to("Shop", index=False)
    shop_id: int
    order = belongs_to("Order", index=False)
    order_id: int
    payment_method = belongs_to("PaymentMethod", on_delete=fields.RESTRICT)
    payment_method_id: int
    kind = fields.CharEnumField(TransactionKind, max_length=12)
    status = fields.CharEnumField(TransactionStatus, max_length=12)
    amount = fields.BigIntField()
    currency = fields.CharField(max_length=3)
    reference = fields.CharField(max_length=100, default="")
    note = fields.CharField(max_length=500, default="")
    override_reason = fields.CharField(max_length=500, default="")
    actor_kind = fields.CharEnumField(ActorKind, max_length=12)
    actor_name = fields.CharField(max_length=120, default="")
    staff = belongs_to("Staff", null=True, on_delete=fields.RESTRICT)
    staff_id: int | None
    registered_at = UtcDatetimeField(default=now)
    received_on = fields.DateField(null=True)

    class Meta:
        table = "transaction"
        indexes = (
            ("shop_id", "registered_at", "id"),
            ("shop_id", "reference"),
            ("shop_id", "reference", "registered_at", "id"),
            ("shop_id", "received_on", "id"),
            ("order_id", "status", "id"),
        )
