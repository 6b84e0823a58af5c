"""The bell."""

import strawberry

import models
from resolvers import row_fields
from resolvers.alarms import alarms
from resolvers.enums import NotificationKind
from resolvers.inputs.scalars import Moment
from resolvers.notifications import bell_unread_count
from schema.connections import Connection
from schema.described import described
from schema.node import Node
from schema.order import Order

__all__ = ["Notification", "NotificationConnection"]


@strawberry.type(description="One ring of a person's bell.")
class Notification(Node):
    """A notification."""

    @classmethod
    def is_type_of(cls, row: object, _: object) -> bool:
        """Whether a row of the database is shown as this type."""
        return isinstance(row, models.Notification)

    id: strawberry.ID = described("The notification's global id.", row_fields.notification_id)
    kind: NotificationKind = described("Why it rings.")
    title: str = described("What it says, in the reader's language.", row_fields.notification_title)
    order: Order = described("The order it rings for.", row_fields.notification_order)
    created_at: Moment = described("When it rang.")
    read_at: Moment | None = described("When it was read; null while unread.")


@strawberry.type(description="A page of the viewer's bell.")
class NotificationConnection(Connection[Notification]):
    """A page of notifications, and the unread count."""

    unread_count: int = described("How many are unread, on all pages.", bell_unread_count)
    alarms: list[Order] = described(
        "The orders whose alarm stands until somebody accepts, the longest first; at most 100.",
        alarms,
    )
