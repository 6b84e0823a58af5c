import contextlib
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.woocommerce import name_of, translate
from models.errors import InvalidInput
from models.orders.takeover import PastPayment
from tests.app.importing.samples import PESOS, a_woo_order, facts_in, orders_of, refusal_of, taken


def test_the_documented_order_is_read_whole() -> None:
    (documented,) = orders_of("documented")
    translation = translate(documented, facts_in("USD", "US"))
    order = translation.order
    assert order.draft.external_id == "woo-727"
    assert (order.draft.payment_method, order.draft.total) == ("BANK_TRANSFER", Decimal("29.35"))
    assert order.draft.customer.phone == "+15555555555"
    assert order.placed_at == datetime(2017, 3, 22, 19, 28, 2, tzinfo=UTC)
    paid_at = datetime(2017, 3, 22, 19, 28, 8, tzinfo=UTC)
    assert order.payment == PastPayment("woocommerce:727", paid_at)
    assert (order.carry_to, translation.remarks) == (None, ())


def test_the_id_makes_the_external_id_and_the_number_is_remembered() -> None:
    order = taken(number="AUR-2026-0031").order
    assert (order.draft.external_id, order.known_as) == ("woo-1203", "AUR-2026-0031")
    assert taken(number="1203").order.known_as == ""
    assert taken(number=None).order.known_as == ""


def test_the_note_tells_what_the_desk_has_no_field_for() -> None:
    coupons = next(order for order in orders_of("pesos") if order["id"] == 1207)
    assert translate(coupons, PESOS).order.note == (
        "Importada de WooCommerce: pedido AUR-2026-0031, pago «Tarjeta (Stripe)»."
        " Descuentos: bienvenida10."
    )
    fees = next(order for order in orders_of("pesos") if order["id"] == 1213)
    assert "Descuento de fidelidad -3000" in translate(fees, PESOS).order.note
    assert "Imported" in translate(fees, replace(PESOS, language="en")).order.note


def test_the_customers_note_is_plain_text() -> None:
    note = translate(next(o for o in orders_of("pesos") if o["id"] == 1207), PESOS).order.draft.note
    assert note == "Tocar el timbre dos veces.\nGracias & saludos."


@pytest.mark.parametrize("currency", ["USD", "", None, "XXX"])
def test_another_currency_than_the_shops_is_refused(currency: str | None) -> None:
    assert refusal_of(currency=currency) == "currency"
    assert taken(currency="cop").order.draft.total == 50_000


def test_an_order_without_a_date_is_refused() -> None:
    assert refusal_of(date_created_gmt=None) == "date_created_gmt"


@pytest.mark.parametrize("id_", [None, 0, -4, True, "x", Decimal("1.5"), [1]])
def test_an_order_without_an_id_is_refused(id_: object) -> None:
    assert refusal_of(id=id_) == "id"


def test_the_same_order_reads_the_same_every_time() -> None:
    for order in orders_of("pesos"):
        assert translate(order, PESOS) == translate(order, PESOS)


@pytest.mark.parametrize(
    ("field", "origin"),
    [
        ("customer.phone", "billing.phone"),
        ("city", "billing.city"),
        ("dispatch.postalCode", "billing.postcode"),
        ("lines", "line_items"),
        ("lines.0.name", "line_items[0].name"),
        ("lines.0.unitPrice", "line_items[0].total"),
        ("lines.0.options", "line_items[0].meta_data"),
        ("payment.reference", "transaction_id"),
        ("tax", "total_tax"),
        ("language", "language"),
    ],
)
def test_a_field_of_the_draft_is_traced_to_woocommerces(field: str, origin: str) -> None:
    assert taken().origin_of(field) == origin


@pytest.mark.parametrize(
    ("order", "name"),
    [
        ({"id": 7, "number": "A-7"}, "#A-7"),
        ({"id": 7, "number": ""}, "#7"),
        ({"id": 7, "number": [1]}, "#7"),
        ({"id": 7, "number": "\x1b[2J"}, "#[2J"),
        ({"id": 10**5000}, "—"),
        ({}, "—"),
        (None, "—"),
        ("x", "—"),
    ],
)
def test_every_order_has_a_name_for_the_report(order: object, name: str) -> None:
    assert name_of(order) == name


def test_hostile_orders_are_refused_by_a_field_or_read() -> None:
    for order in orders_of("hostile"):
        with contextlib.suppress(InvalidInput):
            assert translate(order, PESOS).order.draft.external_id.startswith("woo-14")


_json: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.decimals(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
_fields = st.sampled_from(sorted(a_woo_order()))
_parts = st.sampled_from(["line_items", "shipping_lines", "fee_lines", "coupon_lines", "refunds"])


@given(st.dictionaries(_fields, _json, max_size=4))
def test_whatever_stands_in_a_field_is_read_or_refused(changes: dict[str, Any]) -> None:
    with contextlib.suppress(InvalidInput):
        taken(**changes)


@given(_parts, st.dictionaries(st.sampled_from(["name", "total", "quantity", "code"]), _json))
def test_whatever_stands_in_a_part_is_read_or_refused(part: str, values: dict[str, Any]) -> None:
    with contextlib.suppress(InvalidInput):
        translate(a_woo_order(**{part: [values]}), PESOS)


@given(_json)
def test_whatever_an_order_is_it_is_read_or_refused(order: object) -> None:
    assert name_of(order)
    with contextlib.suppress(InvalidInput):
        translate(order, PESOS)
