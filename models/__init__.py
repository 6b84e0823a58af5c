"""What the order desk is: its tables and the rules of the trade; no GraphQL, HTTP or SMTP here."""

from models.events.actors import Actor, ActorKind
from models.events.tables import Event, EventKind
from models.idempotency import IdempotencyKey
from models.letters.tables import Letter, LetterStatus
from models.money import Money
from models.notifications import Notification, NotificationKind
from models.orders.balance import PaymentStatus
from models.orders.change import Done, Precondition
from models.orders.tables import Customer, Dispatch, Order, OrderLine
from models.orders.workflow import Action, CancelReason, DispatchMethod, Policy, Status
from models.people.rights import Right, Role, Scope
from models.people.tables import ApiKey, LoginAttempt, Session, Staff
from models.people.viewers import Viewer
from models.preferences import Delivery, Preference
from models.presence import Presence
from models.secrets import Links
from models.shops.tables import PaymentMethod, Shop
from models.transactions import Transaction, TransactionKind, TransactionStatus

__all__ = [
    "Action",
    "Actor",
    "ActorKind",
    "ApiKey",
    "CancelReason",
    "Customer",
    "Delivery",
    "Dispatch",
    "DispatchMethod",
    "Done",
    "Event",
    "EventKind",
    "IdempotencyKey",
    "Letter",
    "LetterStatus",
    "Links",
    "LoginAttempt",
    "Money",
    "Notification",
    "NotificationKind",
    "Order",
    "OrderLine",
    "PaymentMethod",
    "PaymentStatus",
    "Policy",
    "Precondition",
    "Preference",
    "Presence",
    "Right",
    "Role",
    "Scope",
    "Session",
    "Shop",
    "Staff",
    "Status",
    "Transaction",
    "TransactionKind",
    "TransactionStatus",
    "Viewer",
]
