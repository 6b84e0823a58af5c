"""How a WooCommerce order is paid and how far it is: its method, its status, its money."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.importing.fields import Fields, Remark, shown
from models.errors import InvalidInput
from models.orders.drafts import PaymentDraft
from models.orders.takeover import MethodToAdd, PastPayment
from models.orders.workflow import CancelReason, Policy, Status
from models.words import Label

__all__ = ["CHEQUE", "Fate", "Paid", "fate_of", "method_of", "moment_of", "paid_of"]

CHEQUE = MethodToAdd("CHEQUE", Label("Cheque", "Cheque"), Policy.PREPAID)
"""WooCommerce's `cheque`, which no shop here has from the start."""

_METHODS = {"bacs": "BANK_TRANSFER", "cod": "CASH_ON_DELIVERY", "cheque": CHEQUE.code}
_NO_METHOD = frozenset({"", "other"})
"""An order made by hand has no method, or the order page's "Other"."""


@dataclass(frozen=True)
class Fate:
    """What a status means here: where the order is carried, why it ends, whether it can be paid."""

    carry_to: Status | None = None
    reason: CancelReason | None = None
    counts_money: bool = False
    moment: str = "date_created_gmt"


_FATES = {
    "pending": Fate(),
    "on-hold": Fate(),
    "processing": Fate(counts_money=True),
    "completed": Fate(Status.COMPLETED, counts_money=True, moment="date_completed_gmt"),
    "cancelled": Fate(
        Status.CANCELLED, CancelReason.OTHER, counts_money=True, moment="date_modified_gmt"
    ),
    "failed": Fate(Status.CANCELLED, CancelReason.PAYMENT_NOT_RECEIVED, moment="date_modified_gmt"),
}
_NOT_TAKEN = {
    "refunded": Label("los reembolsos aún no se importan", "refunds are not imported yet"),
    "trash": Label("está en la papelera", "it is in the trash"),
    "checkout-draft": Label("el cliente no terminó la compra", "the customer never checked out"),
    "auto-draft": Label("es un borrador sin terminar", "it is an unfinished draft"),
}
_CUSTOM = Label("es un estado propio de esa tienda", "it is a status of that shop's own")


def fate_of(order: Fields) -> Fate:
    """What the order's `status` means here; refused when it means nothing, or money went back."""
    status = order.text("status").removeprefix("wc-")
    fate = _FATES.get(status)
    if not status:
        raise InvalidInput("status", "no puede quedar vacío.", "must not be empty.")
    if fate is None:
        why, word = _NOT_TAKEN.get(status, _CUSTOM), shown(status)
        raise InvalidInput("status", f"«{word}»: {why.es}.", f"“{word}”: {why.en}.")
    if order.parts("refunds"):
        why = _NOT_TAKEN["refunded"]
        raise InvalidInput("refunds", f"{why.es}.", f"{why.en}.")
    return fate


def method_of(order: Fields, *, is_free: bool, default: str | None) -> str:
    """The code of the desk's payment method. What is no method of WooCommerce's own is a gateway.

    An order without a method takes ONLINE when it cost nothing, else `default`.
    """
    gateway = order.text("payment_method")
    if gateway not in _NO_METHOD:
        return _METHODS.get(gateway, "ONLINE")
    if is_free:
        return "ONLINE"
    if default is None:
        raise InvalidInput(
            "payment_method",
            "el pedido no dice cómo se paga; indica un medio por defecto.",
            "the order does not say how it is paid; give a default method.",
        )
    return default


@dataclass(frozen=True)
class Paid:
    """The order's money: with the gateway (`online`), or registered here (`registered`)."""

    online: PaymentDraft | None = None
    registered: PastPayment | None = None
    remarks: tuple[Remark, ...] = ()


def paid_of(
    order: Fields, fate: Fate, method: str, policies: Mapping[str, Policy], *, is_free: bool
) -> Paid:
    """The money that is in: WooCommerce says so by `date_paid_gmt`, and by nothing else."""
    paid_at = order.moment("date_paid_gmt")
    if paid_at is None or is_free:
        return Paid()
    if not fate.counts_money:
        status = shown(order.text("status"))
        return Paid(remarks=(_unpaid(status),))
    reference = order.text("transaction_id") or f"woocommerce:{order.whole('id')}"
    remarks = (_REFUND_DUE,) if fate.reason else ()
    if policies.get(method, Policy.ONLINE) is Policy.ONLINE:
        return Paid(online=PaymentDraft(reference, paid_at=paid_at), remarks=remarks)
    return Paid(registered=PastPayment(reference, paid_at), remarks=remarks)


_REFUND_DUE = Remark(
    "date_paid_gmt",
    "estaba pagado y se canceló: queda con devolución pendiente.",
    "it was paid and then cancelled: a refund is due.",
)


def _unpaid(status: str) -> Remark:
    return Remark(
        "date_paid_gmt",
        f"dice que está pagado, pero el estado «{status}» no: el pago no se tomó.",
        f"says it is paid, but the status “{status}” does not: the payment was left out.",
    )


def moment_of(order: Fields, fate: Fate) -> datetime | None:
    """When the order reached its status, as nearly as WooCommerce tells."""
    names = (fate.moment, "date_modified_gmt", "date_created_gmt")
    return next(filter(None, (order.moment(name) for name in names)), None)
