"""The Mutation root: every field names its permission and its error codes."""

import strawberry

from resolvers import account, acting, notifications, people, preferences, settings, staff
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
from schema.settings_payloads import (
    AddApiKeyPayload,
    PaymentMethodPayload,
    RevokeApiKeyPayload,
    SessionsPayload,
    ShopPayload,
    StaffPayload,
    ViewerPayload,
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
    update_shop: ShopPayload = mutation(
        settings.update_shop,
        Right.SETTINGS,
        "Change the shop's settings; the alarms that are still to ring follow `acceptWithin`.",
        f"{_ENTRY}, INVALID_INPUT, STALE_SHOP",
    )
    add_payment_method: PaymentMethodPayload = mutation(
        settings.add_payment_method,
        Right.SETTINGS,
        "Offer another way to pay.",
        f"{_ENTRY}, INVALID_INPUT",
    )
    update_payment_method: PaymentMethodPayload = mutation(
        settings.update_payment_method,
        Right.SETTINGS,
        "Rename a way to pay, or switch it on or off; one has to stay on.",
        f"{_ENTRY}, NOT_FOUND, INVALID_INPUT",
    )
    add_staff: StaffPayload = mutation(
        staff.add_staff,
        Right.SETTINGS,
        "Add a person; only an OWNER adds an OWNER.",
        f"{_ENTRY}, INVALID_INPUT",
    )
    update_staff: StaffPayload = mutation(
        staff.update_staff,
        Right.SETTINGS,
        "Change a person. Only an OWNER makes or changes an OWNER, one active OWNER stays, and"
        " nobody switches off themselves. Switching off, or another password, ends the person's"
        " sessions.",
        f"{_ENTRY}, NOT_FOUND, INVALID_INPUT",
    )
    add_api_key: AddApiKeyPayload = mutation(
        settings.add_api_key,
        Right.SETTINGS,
        "Make an API key for a storefront.",
        f"{_ENTRY}, INVALID_INPUT",
    )
    revoke_api_key: RevokeApiKeyPayload = mutation(
        settings.revoke_api_key,
        Right.SETTINGS,
        "Let an API key open nothing any longer, for ever.",
        f"{_ENTRY}, NOT_FOUND",
    )
    update_viewer: ViewerPayload = mutation(
        account.update_viewer,
        Right.SEE_ORDERS,
        "Change one's own name and language; people alone can.",
        f"{_ENTRY}, INVALID_INPUT",
    )
    change_password: ViewerPayload = mutation(
        account.change_password,
        Right.SEE_ORDERS,
        "Give oneself another password, and end one's other sessions; people alone can.",
        f"{_ENTRY}, INVALID_INPUT, BAD_CREDENTIALS, TOO_MANY_ATTEMPTS",
    )
    end_session: SessionsPayload = mutation(
        account.end_session,
        Right.SEE_ORDERS,
        "End one of one's own sessions; people alone can.",
        f"{_ENTRY}, NOT_FOUND",
    )
    end_other_sessions: SessionsPayload = mutation(
        account.end_other_sessions,
        Right.SEE_ORDERS,
        "End all of one's own sessions but the one that asks; people alone can.",
        _ENTRY,
    )
