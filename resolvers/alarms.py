"""The orders that wait too long for somebody to accept them."""

from tortoise.queryset import QuerySet

from models import Order, Status
from models.people.viewers import Viewer
from resolvers.context import Info
from resolvers.pages import MOST_ROWS
from resolvers.seeing import visible_orders

__all__ = ["alarms", "count_alarms"]


async def alarms(info: Info) -> list[Order]:
    """The orders whose alarm stands, the longest ringing first."""
    standing = _standing(info.context.viewer).order_by("alarmed_at", "id")
    return await standing.limit(MOST_ROWS)


async def count_alarms(info: Info) -> int:
    """How many alarms stand."""
    return await _standing(info.context.viewer).count()


def _standing(viewer: Viewer) -> QuerySet[Order]:
    waiting = visible_orders(viewer).filter(status=Status.RECEIVED)  # the index goes by status
    return waiting.filter(alarmed_at__isnull=False)
