"""What is paid, what is owed: derived from the ledger, never set."""

from enum import StrEnum

__all__ = ["PaymentStatus", "outstanding", "payment_status"]


class PaymentStatus(StrEnum):
    """Where the money of an order stands."""

    PENDING = "PENDING"
    PARTIALLY_PAID = "PARTIALLY_PAID"
    PAID = "PAID"
    OVERPAID = "OVERPAID"
    REFUND_DUE = "REFUND_DUE"
    REFUNDED = "REFUNDED"


def outstanding(total: int, paid: int, *, cancelled: bool) -> int:
    """What is still to come in, in minor units; a cancelled order owes nothing."""
    return 0 if cancelled else max(total - paid, 0)


def payment_status(total: int, paid: int, *, cancelled: bool, refunded: bool) -> PaymentStatus:
    """The money's state from its sums: `paid` is what came in less what went back.

    `refunded` says whether any of it went back. An order of total 0 with no money in is PAID.
    """
    if total == 0 and paid == 0 and not refunded:
        return PaymentStatus.PAID
    if paid == 0:
        return PaymentStatus.REFUNDED if refunded else PaymentStatus.PENDING
    if cancelled:
        return PaymentStatus.REFUND_DUE
    if paid < total:
        return PaymentStatus.PARTIALLY_PAID
    return PaymentStatus.PAID if paid == total else PaymentStatus.OVERPAID
