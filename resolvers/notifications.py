"""Reading the bell, and marking its rings read."""

from typing import Annotated

from tortoise.queryset import QuerySet

from models import Notification
from models.notifications import mark_read
from resolvers.arguments import INPUT, After, Before, First, Last, UnreadOnly
from resolvers.channels import shop_channel
from resolvers.context import Info
from resolvers.ids import read_id
from resolvers.inputs.people import MarkNotificationsReadInput
from resolvers.orders import read_at
from resolvers.pages import Page, PageArgs, Sort, read_page, refuse_long
from resolvers.seeing import bell_owner, visible_notifications
from resolvers.telling import done_then

__all__ = ["Bell", "bell_unread_count", "mark_notifications_read", "notifications", "unread_count"]

_NEWEST = Sort("event_number:desc", "event_number")


async def bell_unread_count(info: Info) -> int:
    """How many rings of the viewer's bell are unread."""
    return await unread_count(visible_notifications(info.context.viewer))


class Bell:
    """What is left of the bell after marking."""

    def __init__(self, unread_count: int) -> None:
        self.unread_count = unread_count


async def notifications(
    info: Info,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
    unread_only: UnreadOnly = False,
) -> Page[Notification]:
    """A page of the viewer's bell, newest first."""
    viewer = info.context.viewer
    rows = visible_notifications(viewer)
    if unread_only:
        rows = rows.filter(read_at__isnull=True)
    args = PageArgs(first, after, last, before)
    name = f"notifications:{viewer.staff.id if viewer.staff else 0}"
    return await read_page(rows, _NEWEST, args, list_name=name, at=read_at(viewer))


async def unread_count(mine: QuerySet[Notification]) -> int:
    """How many rings of this bell are unread."""
    return await mine.filter(read_at__isnull=True).count()


async def mark_notifications_read(
    info: Info,
    input: Annotated[MarkNotificationsReadInput, INPUT],
) -> Bell:
    """Mark rings of the viewer's own bell read."""
    it, ids = info.context, input.ids
    owner = bell_owner(it.viewer)
    refuse_long(ids or [], "ids")
    keys = None if ids is None else [read_id(id_, "Notification", "ids") for id_ in ids]

    async def tell_the_other_tabs(marked: int) -> None:
        if marked:
            await it.bus.publish(shop_channel(owner.shop_id))

    await done_then(mark_read(owner.id, keys), tell_the_other_tabs)
    return Bell(await unread_count(visible_notifications(it.viewer)))
