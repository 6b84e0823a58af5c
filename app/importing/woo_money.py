"""The money of a WooCommerce order: what its amounts come to in the shop's minor units, exactly.

An item's `total` and `subtotal` never hold tax, whatever `prices_include_tax` says; the difference
between the two is what coupons took off. So lines carry the price before coupons, the discount
stands by itself, and the tax is `total_tax`, just as WooCommerce's own order page shows it.
"""

from dataclasses import dataclass
from decimal import Decimal

from app.importing.fields import Fields, Remark
from app.importing.woo_items import LINE_NOTE, Item, item_of
from models.errors import InvalidInput, TotalMismatch
from models.money import Money, exponent, to_decimal
from models.orders.drafts import FeeDraft, LineDraft

__all__ = ["Amounts", "amounts_of", "lines_of"]

ROUNDING = "Ajuste de redondeo"
"""The name of the fee that makes up for what rounding took away."""


@dataclass(frozen=True)
class Amounts:
    """An order's money as the draft takes it; `origins` tells the item behind each line and fee."""

    lines: list[LineDraft]
    shipping_cost: Decimal
    tax: Decimal
    fees: list[FeeDraft]
    discount: Decimal
    total: Decimal
    origins: dict[str, str]
    remarks: list[Remark]


def amounts_of(order: Fields, currency: str) -> Amounts:
    """The money of `order`; refused when its parts and its `total` differ by more than rounding."""
    items = _items(order, currency)
    fees = [_Fee(fee, fee.minor("total", currency)) for fee in order.parts("fee_lines")]
    charged = [fee for fee in fees if fee.minor > 0]
    sold = [(item, line) for item in items for line in lines_of(item, currency)]
    shipping, tax, total = (
        order.minor(name, currency) for name in ("shipping_total", "total_tax", "total")
    )
    parts = sum(item.after for item in items) + sum(fee.minor for fee in fees) + shipping + tax
    rest = _rest(total, parts, len(items) + len(fees) + 2, currency)
    return Amounts(
        lines=[line for _, line in sold],
        shipping_cost=to_decimal(shipping, currency),
        tax=to_decimal(tax, currency),
        fees=[fee.draft(currency) for fee in charged]
        + [FeeDraft(ROUNDING, to_decimal(rest, currency)) for _ in range(rest > 0)],
        discount=to_decimal(_discount(items, fees) + max(-rest, 0), currency),
        total=to_decimal(total, currency),
        origins={f"lines.{place}": item.path for place, (item, _) in enumerate(sold)}
        | {f"fees.{place}": fee.fields.path for place, fee in enumerate(charged)},
        remarks=[remark for item in items for remark in item.remarks]
        + _rounding_remarks(order, total, rest, currency),
    )


@dataclass(frozen=True)
class _Fee:
    fields: Fields
    minor: int

    def draft(self, currency: str) -> FeeDraft:
        name = self.fields.text("name") or "Cargo"
        return FeeDraft(name, to_decimal(self.minor, currency))


def _items(order: Fields, currency: str) -> list[Item]:
    items = [item_of(fields, currency) for fields in order.parts("line_items")]
    if not any(item.quantity for item in items):
        raise InvalidInput("line_items", "no trae ningún producto.", "has no product.")
    return items


def _discount(items: list[Item], fees: list[_Fee]) -> int:
    """What coupons took off the items, and what fees below zero take off the order."""
    return sum(item.before - item.after for item in items) - sum(
        fee.minor for fee in fees if fee.minor < 0
    )


def lines_of(item: Item, currency: str) -> list[LineDraft]:
    """The item as lines whose unit prices are exact: 3 for 10.00 is 2 × 3.33 and 1 × 3.34."""
    if item.quantity == 0:
        return []
    price, dearer = divmod(item.before, item.quantity)
    shares = [(item.quantity - dearer, price), (dearer, price + 1)]
    return [
        LineDraft(
            name=item.name,
            quantity=quantity,
            unit_price=to_decimal(minor, currency),
            sku=item.sku,
            options=item.options,
            image_url=item.image_url,
            note=LINE_NOTE if dearer and minor > price else None,
        )
        for quantity, minor in shares
        if quantity
    ]


def _rest(total: int, parts: int, most: int, currency: str) -> int:
    """What `total` has beyond its parts: at most a minor unit for each part that was rounded."""
    if abs(total - parts) > most:
        raise TotalMismatch("total", expected=Money(parts, currency))
    return total - parts


def _rounding_remarks(order: Fields, total: int, rest: int, currency: str) -> list[Remark]:
    exact = to_decimal(total, currency)
    remarks = []
    if order.amount("total") != exact:
        given, places = order.amount("total"), exponent(currency)
        remarks.append(
            Remark(
                "total",
                f"{given} quedó en {exact}: {currency} admite {places} decimales.",
                f"{given} became {exact}: {currency} takes {places} decimals.",
            )
        )
    if rest:
        by = Money(abs(rest), currency)
        remarks.append(
            Remark(
                "total",
                f"las partes redondeadas difieren en {by.text('es')}; va como «{ROUNDING}».",
                f"the rounded parts differ by {by.text('en')}; it stands as “{ROUNDING}”.",
            )
        )
    return remarks
