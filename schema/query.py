"""The Query root."""

import strawberry

from resolvers import account, people, settings, staff
from resolvers import letters as outbox
from resolvers import nodes as any_row
from resolvers import notifications as bell
from resolvers import orders as desk
from resolvers import tracking as customers_page
from resolvers import transactions as ledger
from resolvers.enums import Right
from schema.connections import Connection
from schema.doors import ANYBODY, query
from schema.letter import Letter, LetterPreview
from schema.node import Node
from schema.notification import NotificationConnection
from schema.order import Order, PaymentMethod
from schema.order_counts import OrderCounts
from schema.people import Session, Staff, Viewer
from schema.settings import ApiKey
from schema.tracking import OrderTracking
from schema.transaction import Transaction

__all__ = ["Query"]


@strawberry.type(description="What can be read.")
class Query:
    """Reading."""

    viewer: Viewer | None = query(people.viewer, ANYBODY, "Who is asking; null for a stranger.")
    order: Order | None = query(desk.order, Right.SEE_ORDERS, "One order of the shop.")
    orders: Connection[Order] = query(
        desk.orders,
        Right.SEE_ORDERS,
        "The shop's orders. `search` looks through number, external id and name, and with"
        " SEE_CONTACTS through phone, e-mail and payment references; all its words must be found.",
    )
    order_counts: OrderCounts = query(
        desk.order_counts, Right.SEE_ORDERS, "How many orders stand where: the numbers on tabs."
    )
    transactions: Connection[Transaction] = query(
        ledger.transactions,
        Right.REGISTER_PAYMENTS,
        "The shop's movements of money, newest first.",
    )
    notifications: NotificationConnection = query(
        bell.notifications, Right.SEE_ORDERS, "The viewer's own bell, newest first."
    )
    letters: Connection[Letter] = query(
        outbox.letters, Right.SETTINGS, "The shop's letters, sent or not, newest first."
    )
    letter_preview: LetterPreview = query(
        outbox.letter_preview,
        Right.SETTINGS,
        "What a letter will look like, in the real words, on an order that nobody placed.",
    )
    payment_methods: list[PaymentMethod] = query(
        settings.payment_methods, Right.SEE_ORDERS, "The shop's ways to pay, inactive ones too."
    )
    staff: list[Staff] = query(
        staff.staff, Right.SETTINGS, "The shop's people, those who have left at the end."
    )
    api_keys: list[ApiKey] = query(
        settings.api_keys,
        Right.SETTINGS,
        "The shop's API keys, the newest first: those in use, then the last 100 revoked ones.",
    )
    sessions: list[Session] = query(
        account.sessions,
        Right.SEE_ORDERS,
        "The viewer's own sessions, the newest 100; people alone have them.",
    )
    order_tracking: OrderTracking | None = query(
        customers_page.order_tracking, ANYBODY, "What a customer's tracking link shows."
    )
    node: Node | None = query(any_row.node, ANYBODY, "Any visible object by its global id.")
    nodes: list[Node | None] = query(
        any_row.nodes, ANYBODY, "Visible objects by their global ids, at most 100; null where none."
    )
