"""How each person wants to hear of each kind of news."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeAlias

from tortoise import fields
from tortoise.models import Model

from models.actions import action
from models.fields import belongs_to
from models.notifications import NotificationKind

__all__ = [
    "USUAL",
    "Choices",
    "Delivery",
    "Preference",
    "choices_for",
    "choices_of",
    "choices_of_all",
    "choose",
]


class Delivery(StrEnum):
    """How a person hears of one kind of news."""

    BELL = "BELL"
    LETTER = "LETTER"
    BOTH = "BOTH"
    NONE = "NONE"

    @property
    def by_bell(self) -> bool:
        """Whether the bell rings."""
        return self in (Delivery.BELL, Delivery.BOTH)

    @property
    def by_letter(self) -> bool:
        """Whether a letter goes to the person's own address."""
        return self in (Delivery.LETTER, Delivery.BOTH)


USUAL = Delivery.BELL
"""What holds for who has not chosen."""

Choices: TypeAlias = Mapping[NotificationKind, Delivery]
"""How somebody hears of every kind."""


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


async def choices_for(kind: NotificationKind, staff_ids: Sequence[int]) -> Mapping[int, Delivery]:
    """What each of these people chose for `kind`, by their ids; who chose nothing is not there."""
    rows = await Preference.filter(staff_id__in=staff_ids, kind=kind)
    return {row.staff_id: row.delivery for row in rows}


async def choices_of(staff_id: int) -> Choices:
    """How one person hears of every kind, chosen or not."""
    return (await choices_of_all([staff_id]))[staff_id]


async def choices_of_all(staff_ids: Sequence[int]) -> Mapping[int, Choices]:
    """The same of each of these people, in one statement."""
    choices = {id_: dict.fromkeys(NotificationKind, USUAL) for id_ in staff_ids}
    for row in await Preference.filter(staff_id__in=staff_ids):
        choices[row.staff_id][row.kind] = row.delivery
    return choices


@action
async def choose(staff_id: int, kind: NotificationKind, delivery: Delivery) -> None:
    """Keep how a person wants to hear of `kind` from now on."""
    choice = Preference(staff_id=staff_id, kind=kind, delivery=delivery)
    await Preference.bulk_create(
        [choice], on_conflict=("staff_id", "kind"), update_fields=("delivery",)
    )
