"""The outbox: letters written with the change that they tell of, posted later."""

from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from models.clock import now
from models.fields import UtcDatetimeField, belongs_to

__all__ = ["Letter", "LetterStatus"]


class LetterStatus(StrEnum):
    """Where a letter is: SENT only after the mail server's 250."""

    QUEUED = "QUEUED"
    SENDING = "SENDING"
    SENT = "SENT"
    FAILED = "FAILED"


class Letter(Model):
    """One letter to one address, as it will be (or was) sent.

    `key` is unique (`order:42:ACCEPTED:customer`): the same step never writes a second letter.
    """

    id = fields.BigIntField(primary_key=True)
    shop = belongs_to("Shop")
    shop_id: int
    order = belongs_to("Order")
    order_id: int
    key = fields.CharField(max_length=120, unique=True)
    to = fields.CharField(max_length=254)
    sender_name = fields.CharField(max_length=120)
    subject = fields.CharField(max_length=300)
    text = fields.TextField()
    html = fields.TextField()
    language = fields.CharField(max_length=8)
    status = fields.CharEnumField(LetterStatus, max_length=12, default=LetterStatus.QUEUED)
    attempts = fields.IntField(default=0)
    due_at = UtcDatetimeField(default=now)
    claimed_until = UtcDatetimeField(null=True)
    last_error = fields.CharField(max_length=500, default="")
    created_at = UtcDatetimeField(default=now)
    sent_at = UtcDatetimeField(null=True)

    class Meta:
        table = "letter"
        indexes = (("status", "due_at", "id"),)
