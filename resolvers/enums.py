"""The models' enumerations as the API names and describes them.

Import them from here wherever Strawberry reads a type: it takes a description when it first meets
an enumeration, and this is where the descriptions are.
"""

from enum import StrEnum
from typing import TypeVar

import strawberry

from models import (
    Action,
    ActorKind,
    CancelReason,
    Delivery,
    DispatchMethod,
    LetterStatus,
    NotificationKind,
    PaymentStatus,
    Policy,
    Right,
    Role,
    Scope,
    Status,
    TransactionKind,
    TransactionStatus,
)

__all__ = [
    "Action",
    "ActorKind",
    "CancelReason",
    "Delivery",
    "DispatchMethod",
    "LetterStatus",
    "NotificationKind",
    "PaymentStatus",
    "Policy",
    "Right",
    "Role",
    "Scope",
    "Status",
    "TransactionKind",
    "TransactionStatus",
]

E = TypeVar("E", bound=StrEnum)

_DESCRIPTIONS: dict[type[StrEnum], tuple[str, str, dict[str, str]]] = {
    Status: (
        "OrderStatus",
        "How far an order is.",
        {
            "RECEIVED": "Pedido recibido: placed by the customer, waiting for the seller.",
            "ACCEPTED": "Pedido aceptado: the seller takes it on.",
            "PREPARING": "Orden en preparación: being picked and packed.",
            "SHIPPED": "Orden enviada: on its way; only for DELIVERY.",
            "READY_FOR_PICKUP": "Lista para ser recogida: to be collected; only for PICKUP.",
            "COMPLETED": "Finalizado despacho: delivered or collected.",
            "CANCELLED": "Cancelada: ended with a reason.",
        },
    ),
    PaymentStatus: (
        "PaymentStatus",
        "Where the money of an order stands; derived from its transactions.",
        {
            "PENDING": "Nothing came in yet.",
            "PARTIALLY_PAID": "Less than the total came in.",
            "PAID": "The total came in, or the total is 0.",
            "OVERPAID": "More than the total came in.",
            "REFUND_DUE": "The order is cancelled and money has to go back.",
            "REFUNDED": "All money that came in went back.",
        },
    ),
    DispatchMethod: (
        "DispatchMethod",
        "How the goods reach the customer.",
        {"DELIVERY": "Sent to an address.", "PICKUP": "Collected by the customer."},
    ),
    Policy: (
        "PaymentPolicy",
        "When the money of a payment method comes in, and who registers it.",
        {
            "ONLINE": "Through a gateway, which registers it; accepting waits for it.",
            "PREPAID": "Before dispatch, registered by the staff; accepting waits for it.",
            "ON_DELIVERY": "At or after dispatch, registered by the staff; nothing waits for it.",
        },
    ),
    Action: (
        "OrderAction",
        "What a seller can do with an order.",
        {
            "ACCEPT": "`acceptOrder`.",
            "ADVANCE": "`advanceStatus` to the next step.",
            "PAY": "`payOrder`.",
            "CANCEL": "`cancelOrder`.",
            "REVERT": "`revertStatus`.",
        },
    ),
    CancelReason: (
        "CancelReason",
        "Why an order ends without reaching its customer. Which ones fit depends on the status.",
        {
            "CUSTOMER_REQUEST": "The customer asked for it; before dispatch.",
            "OUT_OF_STOCK": "The goods are not there; before dispatch.",
            "PAYMENT_NOT_RECEIVED": "The money did not come; before dispatch.",
            "DUPLICATE": "The same order was placed twice; before dispatch.",
            "SUSPECTED_FRAUD": "The order is not trusted; before dispatch.",
            "OTHER": "Another reason, told in the note; before dispatch.",
            "REFUSED_AT_DOOR": "The customer did not take it; after SHIPPED.",
            "UNREACHABLE": "Nobody was there; after SHIPPED.",
            "RETURNED": "It came back; after SHIPPED.",
            "NOT_COLLECTED": "Nobody collected it; after READY_FOR_PICKUP.",
        },
    ),
    ActorKind: (
        "ActorKind",
        "What kind of person or program did something.",
        {
            "STAFF": "A person of the shop.",
            "STOREFRONT": "A storefront, through its API key.",
            "GATEWAY": "A payment gateway.",
            "IMPORT": "An import from another system.",
            "SYSTEM": "The order desk itself.",
        },
    ),
    Right: (
        "Right",
        "One thing that somebody may do in a shop.",
        {
            "SEE_ORDERS": "See orders.",
            "SEE_CONTACTS": "See customers' phone, e-mail and address.",
            "MANAGE_ORDERS": "Accept, advance, pick, assign, cancel, undo and note.",
            "REGISTER_PAYMENTS": "Register payments and see transactions.",
            "VOID_AND_REFUND": "Void transactions and refund.",
            "EXPORT": "Export data.",
            "SETTINGS": "Change settings and staff.",
            "PLACE_ORDERS": "Place orders; for storefronts' API keys.",
        },
    ),
    Role: (
        "Role",
        "What a member of the staff is; a role bundles rights.",
        {
            "OWNER": "May do everything.",
            "ADMIN": "May do everything but make or change an OWNER.",
            "OPERATOR": "Takes orders through their life; no money.",
            "PICKER": "Takes orders through their life; no money, no customer contact data.",
        },
    ),
    Scope: (
        "ApiKeyScope",
        "One thing that a storefront's API key may do.",
        {
            "ORDERS_PLACE": "Place orders.",
            "ORDERS_READ": "See orders, with their customers' contact data.",
        },
    ),
    NotificationKind: (
        "NotificationKind",
        "Why the bell rings.",
        {
            "NEW_ORDER": "A customer placed an order.",
            "PAYMENT_REGISTERED": "Somebody else registered a payment.",
            "ORDER_CANCELLED": "Somebody else cancelled an order.",
            "ORDER_UNACCEPTED": "An order waits too long to be accepted.",
            "LETTER_FAILED": "A letter about an order was refused for good.",
        },
    ),
    Delivery: (
        "NotificationDelivery",
        "How a person hears of one kind of news.",
        {
            "BELL": "The bell rings; so it is without a choice.",
            "LETTER": "A letter goes to the person's own e-mail.",
            "BOTH": "Bell and letter.",
            "NONE": "Not at all.",
        },
    ),
    LetterStatus: (
        "LetterStatus",
        "Where a letter is.",
        {
            "QUEUED": "Waits to be sent, for the first time or again.",
            "SENDING": "In the hands of a worker.",
            "SENT": "The mail server took it.",
            "FAILED": "The mail server refused it for good, or could not take it for a day.",
        },
    ),
    TransactionKind: (
        "TransactionKind",
        "What a movement of money is.",
        {
            "PAYMENT": "Money from the customer.",
            "REVERSAL": "A payment that was registered wrongly, taken back.",
            "REFUND": "Money to the customer.",
        },
    ),
    TransactionStatus: (
        "TransactionStatus",
        "Whether the money is in.",
        {
            "PENDING": "Expected since the order was placed; shown with what is left of it.",
            "SETTLED": "The money moved.",
        },
    ),
}


def _register() -> None:
    for enum, (name, description, values) in _DESCRIPTIONS.items():
        strawberry.enum(enum, name=name, description=description)
        for definition in enum.__strawberry_definition__.values:  # type: ignore[attr-defined]
            definition.description = values[definition.name]


_register()
