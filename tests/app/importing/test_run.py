from collections.abc import Iterable
from typing import Any

import pytest

from app.importing.report import Outcome, Report, Verdict
from app.importing.run import import_orders
from models import (
    CancelReason,
    Customer,
    Dispatch,
    DispatchMethod,
    Event,
    Letter,
    Notification,
    Order,
    OrderLine,
    PaymentMethod,
    PaymentStatus,
    Shop,
    Status,
    Transaction,
    TransactionStatus,
)
from models.errors import InvalidInput, NotFound
from models.orders.progress import accept_order, advance_status
from tests.app.importing.samples import a_woo_order, an_item, orders_of
from tests.factories import LINKS, a_shop, a_staff, an_actor

pytestmark = pytest.mark.usefixtures("database")


async def run(
    shop: Shop, orders: Iterable[object], default_method: str | None = None
) -> tuple[Report, list[Outcome]]:
    told: list[Outcome] = []
    report = await import_orders(
        orders, shop.id, LINKS, default_method=default_method, on_progress=told.append
    )
    assert report.outcomes == told
    return report, told


async def outcome_of(shop: Shop, **changes: Any) -> Outcome:
    _, (outcome,) = await run(shop, [a_woo_order(**changes)])
    return outcome


async def rows() -> dict[str, int]:
    tables = (Order, OrderLine, Customer, Dispatch, Transaction, Event, PaymentMethod)
    return {table.__name__: await table.all().count() for table in tables}


async def money_of(order: Order) -> list[tuple[str, str, int]]:
    found = await Transaction.filter(order_id=order.id).order_by("id")
    return [(row.status, row.reference, row.amount) for row in found]


async def test_a_shops_whole_history_is_taken_over() -> None:
    shop = await a_shop()
    report, _ = await run(shop, orders_of("pesos"))
    assert not report.those(Verdict.REFUSED)
    orders = await Order.filter(shop_id=shop.id).order_by("number")
    assert [(o.external_id, o.status, o.payment_status) for o in orders] == [
        ("woo-1201", Status.RECEIVED, PaymentStatus.PAID),
        ("woo-1202", Status.RECEIVED, PaymentStatus.PENDING),
        ("woo-1203", Status.RECEIVED, PaymentStatus.PENDING),
        ("woo-1204", Status.COMPLETED, PaymentStatus.PAID),
        ("woo-1205", Status.COMPLETED, PaymentStatus.PENDING),
        ("woo-1207", Status.RECEIVED, PaymentStatus.PAID),
        ("woo-1208", Status.RECEIVED, PaymentStatus.PENDING),
        ("woo-1209", Status.COMPLETED, PaymentStatus.PAID),
        ("woo-1210", Status.RECEIVED, PaymentStatus.PENDING),
        ("woo-1211", Status.CANCELLED, PaymentStatus.PENDING),
        ("woo-1212", Status.CANCELLED, PaymentStatus.REFUND_DUE),
        ("woo-1213", Status.RECEIVED, PaymentStatus.PENDING),
        ("woo-1214", Status.RECEIVED, PaymentStatus.PAID),
        ("woo-1215", Status.RECEIVED, PaymentStatus.PENDING),
        ("woo-1216", Status.COMPLETED, PaymentStatus.PAID),
    ]
    assert {order.source for order in orders} == {"IMPORT"}


async def test_the_oldest_order_gets_the_lowest_number() -> None:
    shop = await a_shop()
    newest_first = orders_of("pesos")
    await run(shop, newest_first)
    moments = await Order.filter(shop_id=shop.id).order_by("number").values_list("placed_at")
    assert moments == sorted(moments)
    assert newest_first[0]["id"] == 1216


async def test_history_rings_no_bell_and_writes_no_letter() -> None:
    shop = await a_shop("Café Aurora", "pedidos@aurora.example")
    await a_staff(shop)
    await run(shop, orders_of("pesos"))
    assert await Notification.all().count() == 0
    assert await Letter.all().count() == 0


async def test_the_documented_order_becomes_a_paid_order_in_dollars() -> None:
    shop = await a_shop(currency="USD")
    await run(shop, orders_of("documented"))
    order = await Order.get(shop_id=shop.id)
    assert (order.total, order.paid, order.tax, order.shipping) == (2935, 2935, 135, 1000)
    assert order.payment_status is PaymentStatus.PAID
    assert await money_of(order) == [("PENDING", "", 2935), ("SETTLED", "woocommerce:727", 2935)]
    (settled,) = await Transaction.filter(status=TransactionStatus.SETTLED)
    assert settled.received_on is not None
    assert settled.received_on.isoformat() == "2017-03-22"


@pytest.mark.parametrize(
    ("name", "currency", "totals"),
    [
        ("yen", "JPY", [1600]),
        ("chilean_pesos", "CLP", [8980]),
        ("centavos", "COP", [10001, 35000]),
        ("dollars", "USD", [100, 100, 900, 1000, 3311, 10100]),
    ],
)
async def test_every_currency_adds_up_in_its_minor_units(
    name: str, currency: str, totals: list[int]
) -> None:
    shop = await a_shop(currency=currency)
    await run(shop, orders_of(name))
    orders = await Order.filter(shop_id=shop.id)
    assert sorted(order.total for order in orders) == totals
    for order in orders:
        lines = await OrderLine.filter(order_id=order.id)
        assert sum(line.unit_price * line.quantity for line in lines) == order.subtotal


async def test_the_same_file_twice_takes_nothing_the_second_time() -> None:
    shop = await a_shop()
    await run(shop, orders_of("pesos"))
    before = await rows()
    report, told = await run(shop, orders_of("pesos"))
    assert {outcome.verdict for outcome in told} == {Verdict.SKIPPED}
    assert not any(outcome.remarks for outcome in told)
    assert (await rows(), report.methods_added) == (before, [])


async def test_an_order_twice_in_one_file_is_taken_once() -> None:
    shop = await a_shop()
    _, told = await run(shop, orders_of("duplicates"))
    verdicts = [outcome.verdict for outcome in told]
    assert verdicts == [Verdict.TAKEN, Verdict.SKIPPED, Verdict.SKIPPED]
    assert {outcome.number for outcome in told} == {1001}
    assert [len(outcome.remarks) for outcome in told] == [0, 0, 1]
    assert "cambió en WooCommerce" in told[2].remarks[0].es


async def test_an_order_that_went_on_over_there_is_skipped_with_a_note() -> None:
    shop = await a_shop()
    await outcome_of(shop)
    paid = {"status": "completed", "date_paid_gmt": "2026-03-05T10:00:00"}
    outcome = await outcome_of(shop, **paid)
    assert outcome.verdict is Verdict.SKIPPED
    assert [remark.es for remark in outcome.remarks] == [
        "en WooCommerce está en COMPLETED; aquí sigue en RECEIVED.",
        "en WooCommerce está pagado; aquí falta registrar el pago.",
    ]
    assert (await Order.get(shop_id=shop.id)).status is Status.RECEIVED


async def test_an_order_that_went_on_here_is_skipped_without_a_word() -> None:
    shop = await a_shop()
    await outcome_of(shop)
    order = await Order.get(shop_id=shop.id)
    by = an_actor(await a_staff(shop))
    await accept_order(order.id, by, LINKS)
    await advance_status(order.id, by, LINKS)
    outcome = await outcome_of(shop)
    assert (outcome.verdict, outcome.remarks) == (Verdict.SKIPPED, ())


async def test_two_shops_take_the_same_order_apart() -> None:
    first, second = await a_shop("Uno"), await a_shop("Dos")
    assert (await outcome_of(first)).verdict is Verdict.TAKEN
    assert (await outcome_of(second)).verdict is Verdict.TAKEN
    assert await Order.all().count() == 2


async def test_every_order_that_is_refused_names_its_field() -> None:
    shop = await a_shop()
    _, told = await run(shop, orders_of("refused"))
    assert {outcome.verdict for outcome in told} == {Verdict.REFUSED}
    assert {outcome.name: outcome.field for outcome in told} == {
        "#1301": "status",
        "#1302": "refunds",
        "#1303": "status",
        "#1304": "status",
        "#1305": "status",
        "#1306": "status",
        "#1307": "currency",
        "#1308": "payment_method",
        "#1309": "date_paid_gmt",
        "#1310": "total",
        "#1311": "line_items",
        "#1312": "billing.phone",
        "#1313": "billing.address_1",
        "#1314": "date_created_gmt",
        "#1315": "line_items[0].quantity",
    }


async def test_an_order_that_is_refused_leaves_nothing_behind() -> None:
    shop = await a_shop()
    before = await rows()
    await run(shop, orders_of("refused"))
    halfway = {"status": "completed", "payment_method": "cheque", "date_paid_gmt": None}
    assert (await outcome_of(shop, **halfway)).field == "date_paid_gmt"
    assert await rows() == before
    after = await Shop.get(id=shop.id)
    assert (after.order_seq, after.event_seq) == (shop.order_seq, shop.event_seq)


async def test_bad_orders_never_stop_the_good_ones() -> None:
    shop = await a_shop()
    mixed = [*orders_of("hostile"), *orders_of("refused"), a_woo_order(), {"id": 10**5000}]
    report, _ = await run(shop, mixed)
    assert "#1203" in {outcome.name for outcome in report.those(Verdict.TAKEN)}
    refused = {outcome.name: outcome for outcome in report.those(Verdict.REFUSED)}
    assert refused["#1401"].field == "line_items[0].name"
    assert refused["#1402"].field == "line_items[0].name"
    assert refused["#1432"].field == "line_items[0].meta_data"
    assert refused["#1435"].field == "customer_note"
    assert refused["#1437"].field == "transaction_id"
    assert refused["#1438"].field == "fee_lines[1].name"
    assert not {outcome.name for outcome in refused.values()} & {"#1403", "#1412", "#1415", "#1436"}


async def test_an_error_that_nobody_expected_is_one_orders_own() -> None:
    shop = await a_shop()
    _, told = await run(shop, [a_woo_order(id=10**5000, number="x"), a_woo_order()])
    assert {outcome.name: outcome.verdict for outcome in told} == {
        "#x": Verdict.REFUSED,
        "#1203": Verdict.TAKEN,
    }
    (unexpected,) = (outcome.why for outcome in told if outcome.why)
    assert unexpected.en == "unexpected error (ValueError)."


async def test_a_cheque_adds_its_method_once() -> None:
    shop = await a_shop()
    cheques = [a_woo_order(id=id_, payment_method="cheque") for id_ in (1, 2)]
    report, _ = await run(shop, cheques)
    assert report.methods_added == ["CHEQUE"]
    (method,) = await PaymentMethod.filter(shop_id=shop.id, code="CHEQUE")
    assert (method.policy, method.name_es) == ("PREPAID", "Cheque")
    again, _ = await run(shop, [a_woo_order(id=3, payment_method="cheque")])
    assert again.methods_added == []


async def test_a_default_method_serves_the_orders_without_one() -> None:
    shop = await a_shop()
    _, (outcome,) = await run(shop, [a_woo_order(payment_method="")], "BANK_TRANSFER")
    assert outcome.verdict is Verdict.TAKEN


async def test_a_default_method_that_the_shop_lacks_is_refused_before_any_order() -> None:
    shop = await a_shop()
    with pytest.raises(InvalidInput, match="CASH_ON_DELIVERY"):
        await run(shop, [a_woo_order()], "NEQUI")
    assert await Order.all().count() == 0


async def test_a_shop_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        await import_orders([], 4711, LINKS, default_method=None, on_progress=lambda outcome: None)


async def test_a_method_that_the_shop_no_longer_offers_is_refused() -> None:
    shop = await a_shop()
    await PaymentMethod.filter(shop_id=shop.id, code="CASH_ON_DELIVERY").update(active=False)
    outcome = await outcome_of(shop)
    assert (outcome.verdict, outcome.field) == (Verdict.REFUSED, "payment_method")


async def test_a_reference_on_two_orders_is_taken_and_told() -> None:
    shop = await a_shop()
    paid = {
        "payment_method": "bacs",
        "transaction_id": "T-1",
        "date_paid_gmt": "2026-03-05T10:00:00",
    }
    await outcome_of(shop, id=1, **paid)
    outcome = await outcome_of(shop, id=2, **paid)
    assert outcome.verdict is Verdict.TAKEN
    assert [remark.en for remark in outcome.remarks] == [
        "transaction_id: the reference is on order #1001 too."
    ]
    row = await Transaction.filter(status=TransactionStatus.SETTLED).order_by("-id").first()
    assert row is not None
    assert row.override_reason == "WooCommerce: #1001"


async def test_pickup_cancellation_and_options_arrive_in_their_rows() -> None:
    shop = await a_shop()
    await run(shop, orders_of("pesos"))
    pickup = await Order.get(external_id="woo-1209")
    assert pickup.dispatch_method is DispatchMethod.PICKUP
    assert (await Dispatch.get(order_id=pickup.id)).pickup_point.startswith("Local Andino, ")
    failed = await Order.get(external_id="woo-1211")
    assert failed.cancel_reason is CancelReason.PAYMENT_NOT_RECEIVED
    coupons = await Order.get(external_id="woo-1207")
    line = await OrderLine.get(order_id=coupons.id, position=0)
    assert line.options == [
        {"name": "Molienda", "value": "Media"},
        {"name": "Dedicatoria", "value": "Para mamá"},
    ]
    assert "aur-2026-0031" in coupons.search_text


async def test_hostile_text_is_stored_as_the_plain_text_it_is() -> None:
    shop = await a_shop()
    name = "=HYPERLINK(&quot;http://evil.example&quot;) <b>&lt;script&gt;</b>"
    await outcome_of(shop, line_items=[an_item(name=name)])
    line = await OrderLine.get()
    assert line.name == '=HYPERLINK("http://evil.example") <script>'
