"""The Mutation root: every field names its permission and its error codes."""

import strawberry

from resolvers import acting, notifications, people, preferences
from resolvers.enums import Right
from schema.doors import ANYBODY, mutation
from schema.payloads import (
    LogInPayload,
    LogOutPayload,
    MarkNotificationsReadPayload,
    OrderPayload,
    PlaceOrderPayload,
    RotateTrackingLinkPayload,
    SetNotificationPreferencePayload,
)

__all__ = ["Mutation"]

_ENTRY = "UNAUTHENTICATED, FORBIDDEN"
_CHANGE = f"{_ENTRY}, NOT_FOUND, STALE_VERSION, IDEMPOTENCY_CONFLICT, INVALID_INPUT"
_STEP = f"{_CHANGE}, TRANSITION_NOT_ALLOWED"


@strawberry.type(description="What can be done. A refusal is in `userErrors` and changes nothing.")
class Mutation:
    """Acting."""

    log_in: LogInPayload = mutation(
        people.log_in,
        ANYBODY,
        "Open a session; a browser also gets it as a cookie.",
        "BAD_CREDENTIALS, TOO_MANY_ATTEMPTS",
    )
    log_out: LogOutPayload = mutation(
        people.log_out, ANYBODY, "Close the session that asks.", "none"
    )
    place_order: PlaceOrderPayload = mutation(
        acting.place_order,
        Right.PLACE_ORDERS,
        "Place a customer's order; `externalId` makes a repeated call answer with the first order.",
        f"{_ENTRY}, INVALID_INPUT, TOTAL_MISMATCH, UNKNOWN_PAYMENT_METHOD, IDEMPOTENCY_CONFLICT",
    )
    accept_order: OrderPayload = mutation(
        acting.accept_order,
        Right.MANAGE_ORDERS,
        "RECEIVED → ACCEPTED, once the payment policy allows it.",
        f"{_STEP}, PAYMENT_REQUIRED",
    )
    advance_status: OrderPayload = mutation(
        acting.advance_status, Right.MANAGE_ORDERS, "One step along the order's path.", _STEP
    )
    pay_order: OrderPayload = mutation(
        acting.pay_order,
        Right.REGISTER_PAYMENTS,
        "Register that money came in.",
        f"{_CHANGE}, PAID_THROUGH_GATEWAY, NOTHING_OUTSTANDING, AMOUNT_EXCEEDS_OUTSTANDING,"
        " DUPLICATE_REFERENCE",
    )
    cancel_order: OrderPayload = mutation(
        acting.cancel_order,
        Right.MANAGE_ORDERS,
        "End the order without delivery, for a reason that fits its status.",
        f"{_STEP}, CANCEL_REASON_NOT_ALLOWED",
    )
    revert_status: OrderPayload = mutation(
        acting.revert_status,
        Right.MANAGE_ORDERS,
        "Undo the last step, a cancellation too; sends no second letter.",
        _STEP,
    )
    add_note: OrderPayload = mutation(
        acting.add_note, Right.MANAGE_ORDERS, "Write a note on the order's timeline.", _CHANGE
    )
    rotate_tracking_link: RotateTrackingLinkPayload = mutation(
        acting.rotate_tracking_link,
        Right.MANAGE_ORDERS,
        "Close the customer's tracking link and make another; needs SEE_CONTACTS too.",
        f"{_ENTRY}, NOT_FOUND",
    )
    mark_notifications_read: MarkNotificationsReadPayload = mutation(
        notifications.mark_notifications_read,
        Right.SEE_ORDERS,
        "Mark rings of the viewer's own bell read.",
        f"{_ENTRY}, NOT_FOUND, INVALID_INPUT",
    )
    set_notification_preference: SetNotificationPreferencePayload = mutation(
        preferences.set_notification_preference,
        Right.SEE_ORDERS,
        "Choose how the viewer hears of one kind of news from now on; people alone can.",
        _ENTRY,
    )
