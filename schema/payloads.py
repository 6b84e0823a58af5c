"""What mutations answer with."""

from typing import Any

import strawberry

from schema.described import described
from schema.errors import UserError
from schema.order import Order
from schema.people import NotificationPreference, Viewer

__all__ = [
    "LogInPayload",
    "LogOutPayload",
    "MarkNotificationsReadPayload",
    "OrderPayload",
    "PlaceOrderPayload",
    "RotateTrackingLinkPayload",
    "SetNotificationPreferencePayload",
    "errors_field",
]


def _errors(root: strawberry.Parent[Any]) -> list[UserError]:
    """The refusal, when there was one. `Any`: the root is an action's result or `Refused`."""
    found: list[UserError] = getattr(root, "user_errors", [])
    return found


def errors_field() -> Any:
    """The field that every payload has. `Any`: Strawberry types it by its annotation."""
    return described("Why it was refused; empty when it was done.", _errors)


@strawberry.type(description="The order as it now is.")
class OrderPayload:
    """An order, or why not."""

    order: Order | None = described("The order; null when refused.")
    user_errors: list[UserError] = errors_field()


@strawberry.type(description="The new order, and the address of its tracking page.")
class PlaceOrderPayload:
    """An order, or why not."""

    order: Order | None = described("The order; null when refused.")
    tracking_url: str | None = described(
        "The customer's page: told here, and again only to the same call repeated."
    )
    user_errors: list[UserError] = errors_field()


@strawberry.type(description="The new tracking link; the old one is closed.")
class RotateTrackingLinkPayload:
    """A link, or why not."""

    tracking_url: str | None = described("The customer's new page.")
    user_errors: list[UserError] = errors_field()


@strawberry.type(description="A new session. Pages keep it in a cookie; programs send the token.")
class LogInPayload:
    """A session, or why not."""

    token: str | None = described("Send it as `Authorization: Bearer …`; told once.")
    viewer: Viewer | None = described("Who is in.")
    user_errors: list[UserError] = errors_field()


@strawberry.type(description="The end of a session.")
class LogOutPayload:
    """Whether it was closed."""

    logged_out: bool | None = described("Whether there was a session.")
    user_errors: list[UserError] = errors_field()


@strawberry.type(description="The bell after marking.")
class MarkNotificationsReadPayload:
    """What is left unread."""

    unread_count: int | None = described("How many are unread now.")
    user_errors: list[UserError] = errors_field()


@strawberry.type(description="How the viewer now hears of every kind of news.")
class SetNotificationPreferencePayload:
    """All choices, or why not."""

    notification_preferences: list[NotificationPreference] | None = described(
        "One entry for every kind; null when refused."
    )
    user_errors: list[UserError] = errors_field()
