"""A shop and the ways to pay in it."""

from tortoise import fields
from tortoise.models import Model

from models.clock import now
from models.fields import UtcDatetimeField, belongs_to
from models.orders.workflow import Policy

__all__ = ["PaymentMethod", "Shop"]


class Shop(Model):
    """A shop, nothing of it is visible to another.

    `event_seq` numbers its events without a gap and `order_seq` its orders, both rise only inside
    the writing transaction. `emails` are the registered addresses for new orders. `accept_within`
    is how many minutes an order may wait for somebody to accept it, 0 for as long as it likes.
    What follows from `contact_phone` on is for its customers, and empty where it was not told.
    `version` rises with every change of the settings.
    """

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=120)
    emails = fields.JSONField[list[str]](default=list)
    language = fields.CharField(max_length=8, default="es")
    currency = fields.CharField(max_length=3, default="COP")
    country = fields.CharField(max_length=2, default="CO")
    time_zone = fields.CharField(max_length=64, default="America/Bogota")
    event_seq = fields.BigIntField(default=0)
    order_seq = fields.BigIntField(default=1000)
    accept_within = fields.IntField(default=15, db_default=15)
    contact_phone = fields.CharField(max_length=20, default="", db_default="")
    contact_email = fields.CharField(max_length=254, default="", db_default="")
    address = fields.CharField(max_length=300, default="", db_default="")
    map_url = fields.CharField(max_length=500, default="", db_default="")
    opening_hours = fields.CharField(max_length=500, default="", db_default="")
    color = fields.CharField(max_length=7, default="", db_default="")
    logo_url = fields.CharField(max_length=500, default="", db_default="")
    version = fields.IntField(default=1, db_default=1)
    is_demo = fields.BooleanField(default=False)
    created_at = UtcDatetimeField(default=now)

    class Meta:
        table = "shop"


class PaymentMethod(Model):
    """A way to pay in one shop, its policy decides when the money has to be in."""

    id = fields.BigIntField(primary_key=True)
    shop = belongs_to("Shop", index=False)
    shop_id: int
    code = fields.CharField(max_length=40)
    name_es = fields.CharField(max_length=80)
    name_en = fields.CharField(max_length=80)
    policy = fields.CharEnumField(Policy, max_length=16)
    active = fields.BooleanField(default=True)

    class Meta:
        table = "payment_method"
        unique_together = (("shop", "code"),)

    def name(self, language: str) -> str:
        """What people call it, in Spanish (`es`) or else in English."""
        return self.name_es if language.startswith("es") else self.name_en
