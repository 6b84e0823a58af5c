"""WooCommerce orders for tests: the files of tests/data/woocommerce, and changes to one of them."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.importing.woocommerce import ShopFacts, Translation, translate
from models.errors import InvalidInput
from models.orders.workflow import Policy

__all__ = [
    "FILES",
    "PESOS",
    "a_woo_order",
    "an_item",
    "facts_in",
    "orders_of",
    "refusal_of",
    "taken",
]

FILES = Path(__file__).parents[2] / "data" / "woocommerce"

_POLICIES = {
    "ONLINE": Policy.ONLINE,
    "BANK_TRANSFER": Policy.PREPAID,
    "PAYMENT_LINK": Policy.PREPAID,
    "CASH_ON_DELIVERY": Policy.ON_DELIVERY,
}


def facts_in(currency: str, country: str = "CO", default_method: str | None = None) -> ShopFacts:
    """A shop with the default payment methods."""
    return ShopFacts(currency, country, policies=_POLICIES, default_method=default_method)


PESOS = facts_in("COP")


def orders_of(name: str) -> list[Any]:
    """The orders of `tests/data/woocommerce/<name>.json`, as WooCommerce listed them."""
    found: list[Any] = json.loads((FILES / f"{name}.json").read_text("utf-8"), parse_float=Decimal)
    return found


def a_woo_order(**changes: Any) -> dict[str, Any]:
    """Two packets of coffee for 50,000 pesos, to be paid at the door; `changes` replace fields."""
    order = next(order for order in orders_of("pesos") if order["id"] == 1203)
    return {**order, **changes}


def an_item(**changes: Any) -> dict[str, Any]:
    """One coffee for 50,000 pesos as an entry of `line_items`."""
    item: dict[str, Any] = a_woo_order()["line_items"][0]
    return {**item, **changes}


def taken(shop: ShopFacts = PESOS, **changes: Any) -> Translation:
    """The translation of `a_woo_order` with these changes."""
    return translate(a_woo_order(**changes), shop)


def refusal_of(shop: ShopFacts = PESOS, **changes: Any) -> str | None:
    """The field that the refusal of `a_woo_order` with these changes names."""
    with pytest.raises(InvalidInput) as refused:
        taken(shop, **changes)
    assert refused.value.field is not None
    return refused.value.field
