"""How each person wants to hear of each kind of news."""

from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from models.fields import belongs_to
from models.notifications import NotificationKind

__all__ = ["Delivery", "Preference"]


class Delivery(StrEnum):
    """How a person hears of one kind of news."""

    BELL = "BELL"
    LETTER = "LETTER"
    BOTH = "BOTH"
    NONE = "NONE"


class Preference(Model):
    """What one person chose for one kind, without a row it is BELL."""

    id = fields.BigIntField(primary_key=True)
    staff = belongs_to("Staff", index=False)
    staff_id: int
    kind = fields.CharEnumField(NotificationKind, max_length=24)
    delivery = fields.CharEnumField(Delivery, max_length=8)

    class Meta:
        table = "preference"
        unique_together = (("staff", "kind"),)
