"""Who asks, the shop, its people and their sessions."""

from collections.abc import Callable
from typing import Any

import strawberry

import models
from resolvers import account, preferences, row_fields, settings, staff
from resolvers.enums import Delivery, NotificationKind, Right, Role
from resolvers.inputs.scalars import Moment
from schema.described import described

__all__ = ["NotificationPreference", "Session", "Shop", "Staff", "Viewer"]


def _or_null(column: str) -> Callable[[Any], Any]:
    """A resolver of text that may be empty. `Any`: Strawberry hands over the row."""

    def resolve(root: strawberry.Parent[Any]) -> str | None:
        return getattr(root, column) or None

    return resolve


@strawberry.type(description="A shop.")
class Shop:
    """A shop."""

    name: str = described("Its name.")
    currency: str = described("ISO 4217: the currency it sells in.")
    country: str = described("ISO 3166-1 alpha-2.")
    time_zone: str = described("IANA name of its time zone.")
    language: str = described("`es` or `en`.")
    emails: list[str] | None = described(
        "Who is told of new orders; null without SETTINGS.", settings.shop_emails
    )
    contact_phone: str | None = described("For customers, E.164.", _or_null("contact_phone"))
    contact_email: str | None = described("For customers.", _or_null("contact_email"))
    address: str | None = described("Where customers find it.", _or_null("address"))
    map_url: str | None = described("A map of where it is.", _or_null("map_url"))
    opening_hours: str | None = described(
        "In words, on one line or more.", _or_null("opening_hours")
    )
    color: str | None = described("Its own colour, as `#rrggbb`.", _or_null("color"))
    logo_url: str | None = described("Its picture.", _or_null("logo_url"))
    accept_within: int = described(
        "Minutes that an order may wait to be accepted until its alarm rings; 0 for no alarm."
    )
    version: int = described("Rises with every change of the settings.")


@strawberry.type(description="How a person hears of one kind of news.")
class NotificationPreference:
    """A choice."""

    kind: NotificationKind = described("The kind of news.")
    delivery: Delivery = described("How the person hears of it; BELL without a choice.")
    label: str = described("`kind` in the reader's language.")


@strawberry.type(description="A member of the staff.")
class Staff:
    """A person."""

    id: strawberry.ID = described("The person's global id.", staff.staff_id)
    name: str = described("The person's name.")
    email: str = described("The person's e-mail.")
    role: Role = described("What the person is.")
    language: str = described("`es` or `en`.")
    active: bool = described("Whether the person may log in.")
    created_at: Moment = described("Since when the person is here.")
    last_log_in_at: Moment | None = described(
        "When the person last logged in; null when never.", staff.last_log_in_at
    )
    notification_preferences: list[NotificationPreference] = described(
        "One entry for every kind of news.", preferences.notification_preferences
    )


@strawberry.type(description="One log-in of the viewer that opens something still.")
class Session:
    """A session."""

    id: strawberry.ID = described("The session's global id.", account.session_id)
    user_agent: str = described("What the browser or program calls itself; may be empty.")
    created_at: Moment = described("When it was opened.")
    expires_at: Moment = described("When it ends by itself.")
    current: bool = described("Whether it is the one that asks.", account.is_current)


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
