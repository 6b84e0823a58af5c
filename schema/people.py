"""Who asks, and the shop."""

import strawberry

import models
from resolvers import preferences, row_fields
from resolvers.enums import Delivery, NotificationKind, Right, Role
from schema.described import described

__all__ = ["NotificationPreference", "Viewer"]


@strawberry.type(description="A shop.")
class Shop:
    """A shop."""

    name: str = described("Its name.")
    currency: str = described("ISO 4217: the currency it sells in.")
    country: str = described("ISO 3166-1 alpha-2.")
    time_zone: str = described("IANA name of its time zone.")
    language: str = described("`es` or `en`.")


@strawberry.type(description="How a person hears of one kind of news.")
class NotificationPreference:
    """A choice."""

    kind: NotificationKind = described("The kind of news.")
    delivery: Delivery = described("How the person hears of it; BELL without a choice.")
    label: str = described("`kind` in the reader's language.")


@strawberry.type(description="A member of the staff.")
class Staff:
    """A person."""

    name: str = described("The person's name.")
    email: str = described("The person's e-mail.")
    role: Role = described("What the person is.")
    language: str = described("`es` or `en`.")
    notification_preferences: list[NotificationPreference] = described(
        "One entry for every kind of news.", preferences.notification_preferences
    )


def _rights(root: strawberry.Parent[models.Viewer]) -> list[Right]:
    return sorted(root.rights)


@strawberry.type(description="Who is asking.")
class Viewer:
    """A person or a program."""

    name: str = described("The name of the person or the API key.", row_fields.viewer_name)
    staff: Staff | None = described("The person; null for an API key.")
    shop: Shop = described("The shop.")
    rights: list[Right] = described("What they may do.", _rights)
    cursor: str = described(
        "The event cursor that this request reads at: the `after` of the live streams.",
        row_fields.viewer_cursor,
    )
