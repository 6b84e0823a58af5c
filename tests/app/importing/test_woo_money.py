from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.fields import Fields
from app.importing.woo_items import Item
from app.importing.woo_money import Amounts, amounts_of, lines_of
from models.errors import TotalMismatch
from models.money import exponent, to_decimal
from tests.app.importing.samples import a_woo_order, an_item, orders_of, refusal_of, taken


def money(order: dict[str, Any], currency: str) -> Amounts:
    return amounts_of(Fields(order), currency)


def in_dollars(id_: int) -> Amounts:
    return money(next(order for order in orders_of("dollars") if order["id"] == id_), "USD")


def sold(amounts: Amounts) -> list[tuple[int, object]]:
    return [(line.quantity, line.unit_price) for line in amounts.lines]


def sum_of(amounts: Amounts) -> Decimal:
    lines = sum(line.quantity * line.unit_price for line in amounts.lines)
    fees = sum(fee.amount for fee in amounts.fees)
    return lines + amounts.shipping_cost + amounts.tax + fees - amounts.discount


def test_the_documented_order_adds_up() -> None:
    amounts = money(orders_of("documented")[0], "USD")
    assert sold(amounts) == [(2, Decimal("3.00")), (1, Decimal("12.00"))]
    assert (amounts.shipping_cost, amounts.tax) == (Decimal("10.00"), Decimal("1.35"))
    assert not amounts.discount
    assert not amounts.fees
    assert sum_of(amounts) == amounts.total == Decimal("29.35")


def test_a_total_that_does_not_divide_is_split_into_two_lines() -> None:
    amounts = in_dollars(1501)
    assert sold(amounts) == [(2, Decimal("3.33")), (1, Decimal("3.34"))]
    assert amounts.lines[0].note is None
    assert "línea anterior" in (amounts.lines[1].note or "")
    assert amounts.origins == {"lines.0": "line_items[0]", "lines.1": "line_items[0]"}


def test_prices_stand_before_coupons_and_the_discount_by_itself() -> None:
    order = next(order for order in orders_of("pesos") if order["id"] == 1207)
    amounts = money(order, "COP")
    assert sold(amounts) == [(3, 25_000), (2, 3_333), (1, 3_334)]
    assert amounts.discount == int(order["discount_total"]) == 8_500
    assert sum_of(amounts) == amounts.total == 84_500


def test_a_price_raised_by_hand_is_the_price() -> None:
    amounts = in_dollars(1506)
    assert sold(amounts) == [(2, Decimal("4.50"))]
    assert not amounts.discount


def test_lines_are_without_tax_even_when_prices_include_it() -> None:
    order = next(order for order in orders_of("pesos") if order["id"] == 1213)
    assert order["prices_include_tax"] is True
    amounts = money(order, "COP")
    assert sold(amounts) == [(2, 21_008), (1, 21_009)]
    assert amounts.tax == 11_975
    assert sum_of(amounts) == amounts.total == 82_500


def test_a_fee_below_zero_is_a_discount_and_one_above_keeps_its_name() -> None:
    order = next(order for order in orders_of("pesos") if order["id"] == 1213)
    amounts = money(order, "COP")
    assert [(fee.name, int(fee.amount)) for fee in amounts.fees] == [("Empaque de regalo", 2_500)]
    assert amounts.discount == 3_000
    assert amounts.origins["fees.0"] == "fee_lines[0]"


def test_the_smallest_fee_below_zero_counts() -> None:
    amounts = money(a_woo_order(total="49999", fee_lines=[{"name": "", "total": "-1"}]), "COP")
    assert (amounts.discount, amounts.fees, amounts.remarks) == (Decimal(1), [], [])


def test_a_fee_without_a_name_gets_one() -> None:
    fee = {"name": "", "total": "1000"}
    amounts = money(a_woo_order(total="51000", fee_lines=[fee]), "COP")
    assert [fee.name for fee in amounts.fees] == ["Cargo"]


@pytest.mark.parametrize(("name", "currency"), [("yen", "JPY"), ("chilean_pesos", "CLP")])
def test_currencies_without_decimals_add_up(name: str, currency: str) -> None:
    (order,) = orders_of(name)
    amounts = money(order, currency)
    assert sum_of(amounts) == amounts.total == Decimal(order["total"])


def test_more_decimals_than_the_currency_has_are_rounded_half_up() -> None:
    amounts = in_dollars(1503)
    assert sold(amounts) == [(1, Decimal("92.88"))]
    assert amounts.tax == Decimal("8.12")
    assert sum_of(amounts) == amounts.total == Decimal("101.00")


@pytest.mark.parametrize(
    ("id_", "fees", "discount"),
    [(1504, [("Ajuste de redondeo", Decimal("0.01"))], 0), (1505, [], Decimal("0.02"))],
)
def test_what_rounding_left_over_stands_by_its_name(
    id_: int, fees: list[tuple[str, Decimal]], discount: Decimal
) -> None:
    amounts = in_dollars(id_)
    assert [(fee.name, fee.amount) for fee in amounts.fees] == fees
    assert amounts.discount == discount
    assert sum_of(amounts) == amounts.total
    assert [remark.field for remark in amounts.remarks] == ["total"]


def test_centavos_become_whole_pesos_and_are_remarked_on() -> None:
    half, several = (money(order, "COP") for order in orders_of("centavos"))
    assert half.total == sum_of(half) == 10_001
    assert half.remarks[0].text("es") == "total: 10000.50 quedó en 10001: COP admite 0 decimales."
    assert several.total == sum_of(several) == 35_000


def test_a_total_that_rounding_cannot_explain_is_refused() -> None:
    with pytest.raises(TotalMismatch) as refused:
        in_dollars(1507)
    assert refused.value.field == "total"
    assert refusal_of(total="45000") == "total"
    assert taken(total="50003").order.draft.total == 50_003  # one item, shipping and tax: 3 parts
    assert refusal_of(total="50004") == "total"


def test_a_line_of_nothing_is_left_out_with_a_remark() -> None:
    nothing = an_item(quantity=0, total="0", subtotal="0")
    amounts = money(a_woo_order(line_items=[nothing, an_item()]), "COP")
    assert sold(amounts) == [(2, 25_000)]
    assert amounts.origins == {"lines.0": "line_items[1]"}
    assert [remark.field for remark in amounts.remarks] == ["line_items[0].quantity"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"quantity": 0}, "line_items[0].quantity"),
        ({"quantity": -1}, "line_items[0].quantity"),
        ({"quantity": Decimal("1.5")}, "line_items[0].quantity"),
        ({"total": "-1", "subtotal": "-1"}, "line_items[0].total"),
        ({"total": "mil"}, "line_items[0].total"),
        ({"subtotal": "mil"}, "line_items[0].subtotal"),
    ],
)
def test_a_line_that_cannot_be_is_refused_by_its_field(change: dict[str, Any], field: str) -> None:
    assert refusal_of(line_items=[an_item(**change)]) == field


@pytest.mark.parametrize("items", [[], None, [an_item(quantity=0, total="0", subtotal="0")]])
def test_an_order_without_a_product_is_refused(items: list[Any] | None) -> None:
    assert refusal_of(line_items=items) == "line_items"


@given(st.integers(0, 10**12), st.integers(1, 10_000))
def test_splitting_neither_makes_nor_loses_money(minor: int, quantity: int) -> None:
    item = Item("", "Café", "", quantity, minor, minor, [], "", [])
    lines = lines_of(item, "USD")
    assert len(lines) <= 2
    assert sum(line.quantity for line in lines) == quantity
    assert sum(line.quantity * line.unit_price for line in lines) == to_decimal(minor, "USD")


_amounts = st.decimals(0, 1_000_000, places=6)
_items = st.lists(st.tuples(st.integers(1, 50), _amounts, _amounts), min_size=1, max_size=12)


@given(
    items=_items,
    fees=st.lists(st.decimals(-5, 1000, places=6), max_size=4),
    shipping=_amounts,
    tax=_amounts,
    currency=st.sampled_from(["COP", "USD", "KWD"]),
)
def test_whatever_woocommerce_rounds_the_parts_equal_the_total(
    items: list[tuple[int, Decimal, Decimal]],
    fees: list[Decimal],
    shipping: Decimal,
    tax: Decimal,
    currency: str,
) -> None:
    exact = sum(total for _, _, total in items) + sum(fees) + shipping + tax
    total = exact.quantize(Decimal(1).scaleb(-exponent(currency)), ROUND_HALF_UP)
    order = {
        "line_items": [
            {"name": "Café", "quantity": quantity, "subtotal": f"{before}", "total": f"{after}"}
            for quantity, before, after in items
        ],
        "fee_lines": [{"name": "Cargo", "total": f"{fee}"} for fee in fees],
        "shipping_total": f"{shipping}",
        "total_tax": f"{tax}",
        "total": f"{total}",
    }
    if total >= 0:
        amounts = money(order, currency)
        assert sum_of(amounts) == amounts.total == total
        assert amounts.discount >= 0
        assert all(fee.amount > 0 for fee in amounts.fees)
