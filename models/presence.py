"""Who has which order open at this moment: a row for each open page, kept fresh by its stream."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tortoise import fields
from tortoise.models import Model

from models.actions import action
from models.clock import now
from models.fields import UtcDatetimeField, belongs_to
from models.people.tables import Staff

__all__ = ["FRESH", "Here", "Presence", "arrive", "leave", "others_at", "stay"]

FRESH = timedelta(seconds=60)
"""How long a page counts as open after its last sign; a worker that died leaves no longer."""


class Presence(Model):
    """One open page of one order, `token` is its stream and tells two tabs of a person apart."""

    id = fields.BigIntField(primary_key=True)
    staff = belongs_to("Staff")
    staff_id: int
    order = belongs_to("Order")
    order_id: int
    token = fields.CharField(max_length=32, unique=True)
    opened_at = UtcDatetimeField(default=now)
    seen_at = UtcDatetimeField(default=now, db_index=True)

    class Meta:
        table = "presence"


@dataclass(frozen=True)
class Here:
    """A person who has an order open, and since when."""

    name: str
    since: datetime


@action
async def arrive(staff_id: int, order_id: int, token: str) -> Presence:
    """Note that the person opened the order's page; sweeps away what others left behind."""
    await Presence.filter(seen_at__lt=now() - FRESH).delete()
    return await Presence.create(staff_id=staff_id, order_id=order_id, token=token)


@action
async def stay(page: Presence) -> bool:
    """Say that the page is still open; True when it had been swept away and is there again."""
    page.seen_at = now()
    if await Presence.filter(token=page.token).update(seen_at=page.seen_at):
        return False
    await Presence.create(
        staff_id=page.staff_id,
        order_id=page.order_id,
        token=page.token,
        opened_at=page.opened_at,
        seen_at=page.seen_at,
    )
    return True


@action
async def leave(token: str) -> None:
    """The page was closed."""
    await Presence.filter(token=token).delete()


async def others_at(order_id: int, staff_id: int) -> list[Here]:
    """Everybody but this person who has the order open, each once, the longest there first."""
    pages = Presence.filter(order_id=order_id, seen_at__gte=now() - FRESH)
    since: dict[int, datetime] = {}
    for page in await pages.exclude(staff_id=staff_id).order_by("opened_at", "id"):
        since.setdefault(page.staff_id, page.opened_at)
    people = {person.id: person for person in await Staff.filter(id__in=list(since), active=True)}
    return [Here(people[id_].name, moment) for id_, moment in since.items() if id_ in people]
