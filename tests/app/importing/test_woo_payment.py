from datetime import UTC, datetime
from typing import Any

import pytest

from models.orders.takeover import PastPayment
from models.orders.workflow import CancelReason, Status
from tests.app.importing.samples import PESOS, a_woo_order, facts_in, orders_of, refusal_of, taken

PAID_AT = "2026-03-04T10:00:00"
PAID = datetime(2026, 3, 4, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("gateway", "method"),
    [
        ("bacs", "BANK_TRANSFER"),
        ("cod", "CASH_ON_DELIVERY"),
        ("cheque", "CHEQUE"),
        ("stripe", "ONLINE"),
        ("paypal", "ONLINE"),
        ("woocommerce_payments", "ONLINE"),
        ("woo-mercado-pago-basic", "ONLINE"),
        ("payu", "ONLINE"),
    ],
)
def test_each_payment_method_has_its_own_here(gateway: str, method: str) -> None:
    assert taken(payment_method=gateway).order.draft.payment_method == method


def test_a_cheque_brings_its_method_along() -> None:
    method = taken(payment_method="cheque").order.method_to_add
    assert method is not None
    assert (method.code, method.policy) == ("CHEQUE", "PREPAID")
    assert taken(payment_method="bacs").order.method_to_add is None


@pytest.mark.parametrize("nothing", ["", None, "other"])
def test_an_order_without_a_method_takes_the_default_or_is_refused(nothing: str | None) -> None:
    shop = facts_in("COP", default_method="BANK_TRANSFER")
    assert taken(shop, payment_method=nothing).order.draft.payment_method == "BANK_TRANSFER"
    assert refusal_of(payment_method=nothing) == "payment_method"


def test_an_order_that_cost_nothing_is_online_and_has_no_payment() -> None:
    free = next(order for order in orders_of("pesos") if order["id"] == 1214)
    order = taken(**free).order
    assert order.draft.payment_method == "ONLINE"
    assert order.draft.total == 0
    assert (order.draft.payment, order.payment) == (None, None)


@pytest.mark.parametrize(
    ("status", "carry_to", "reason"),
    [
        ("pending", None, None),
        ("on-hold", None, None),
        ("processing", None, None),
        ("wc-processing", None, None),
        ("completed", Status.COMPLETED, None),
        ("cancelled", Status.CANCELLED, CancelReason.OTHER),
        ("failed", Status.CANCELLED, CancelReason.PAYMENT_NOT_RECEIVED),
    ],
)
def test_each_status_has_its_fate(
    status: str, carry_to: Status | None, reason: CancelReason | None
) -> None:
    order = taken(status=status).order
    assert (order.carry_to, order.cancel_reason) == (carry_to, reason)
    assert (order.carried_at is None) == (carry_to is None)


@pytest.mark.parametrize(
    "status",
    ["refunded", "trash", "checkout-draft", "auto-draft", "wc-en-bodega", "COMPLETED", "", None],
)
def test_other_statuses_are_refused(status: str | None) -> None:
    assert refusal_of(status=status) == "status"


def test_an_order_that_gave_some_money_back_is_refused() -> None:
    refund = {"id": 1, "reason": "", "total": "-1000"}
    assert refusal_of(status="completed", refunds=[refund]) == "refunds"


@pytest.mark.parametrize(
    ("status", "is_paid"),
    [("processing", True), ("completed", True), ("cancelled", True)]
    + [(status, False) for status in ("pending", "on-hold", "failed")],
)
def test_money_is_in_by_its_date_and_a_status_that_allows_it(status: str, is_paid: bool) -> None:
    translation = taken(status=status, payment_method="stripe", date_paid_gmt=PAID_AT)
    assert (translation.order.draft.payment is not None) == is_paid
    told = [remark.field for remark in translation.remarks]
    assert told == ([] if status in ("processing", "completed") else ["date_paid_gmt"])


@pytest.mark.parametrize("gateway", ["stripe", "bacs", "cod", "cheque"])
def test_without_a_date_of_payment_no_money_is_in(gateway: str) -> None:
    order = taken(status="completed", payment_method=gateway, transaction_id="X").order
    assert (order.draft.payment, order.payment) == (None, None)


def test_a_gateways_payment_has_its_reference_and_moment() -> None:
    order = taken(payment_method="stripe", transaction_id="ch_1", date_paid_gmt=PAID_AT).order
    assert order.payment is None
    assert order.draft.payment is not None
    assert (order.draft.payment.reference, order.draft.payment.paid_at) == ("ch_1", PAID)


@pytest.mark.parametrize("gateway", ["bacs", "cod", "cheque"])
def test_other_money_is_registered_with_a_reference_of_its_own(gateway: str) -> None:
    changes: dict[str, Any] = {"payment_method": gateway, "date_paid_gmt": PAID_AT}
    assert taken(**changes).order.payment == PastPayment("woocommerce:1203", PAID)
    assert taken(**changes, transaction_id="T-9").order.payment == PastPayment("T-9", PAID)


def test_an_end_without_its_own_date_has_that_of_the_last_change() -> None:
    changed = "2026-03-09T08:00:00"
    dates: dict[str, Any] = {"date_completed_gmt": None, "date_modified_gmt": changed}
    moment = datetime(2026, 3, 9, 8, tzinfo=UTC)
    assert taken(status="completed", **dates).order.carried_at == moment
    assert taken(status="cancelled", **dates).order.carried_at == moment


def test_no_order_ends_before_it_was_placed() -> None:
    order = taken(status="completed", date_completed_gmt="2001-01-01T00:00:00").order
    assert order.carried_at == order.placed_at


def test_the_default_method_does_not_touch_orders_that_say_how_they_are_paid() -> None:
    shop = facts_in("COP", default_method="PAYMENT_LINK")
    assert taken(shop).order.draft == taken(PESOS).order.draft
    assert a_woo_order()["payment_method"] == "cod"
