from typing import Any

import pytest

from app.importing.fields import Fields
from app.importing.woo_items import Item, item_of
from tests.app.importing.samples import an_item, orders_of


def read(**changes: Any) -> Item:
    return item_of(Fields(an_item(**changes), "line_items[0]"), "COP")


def chosen(item: Item) -> list[tuple[str, str]]:
    return [(option.name, option.value) for option in item.options]


def test_what_the_customer_chose_becomes_options_and_hidden_keys_do_not() -> None:
    order = next(order for order in orders_of("pesos") if order["id"] == 1207)
    keys = [meta["key"] for meta in order["line_items"][0]["meta_data"]]
    assert keys == ["pa_molienda", "dedicatoria", "_reduced_stock", "_bundled_by", "plugin_data"]
    item = item_of(Fields(order["line_items"][0]), "COP")
    assert chosen(item) == [("Molienda", "Media"), ("Dedicatoria", "Para mamá")]


def test_older_versions_have_no_display_values() -> None:
    (order,) = orders_of("documented")
    item = item_of(Fields(order["line_items"][1]), "USD")
    assert chosen(item) == [("color", "black"), ("size", "M Test")]
    assert item.name == "T-shirt – Color: Black, Size: M Test"


@pytest.mark.parametrize(
    "meta",
    [
        {"key": "", "value": "x"},
        {"key": "color", "value": ""},
        {"key": "color", "value": None},
        {"key": "color", "value": {"a": 1}},
        {"key": None, "value": "x"},
        {"key": ["x"], "value": "x"},
        {"value": "x"},
        {},
    ],
)
def test_meta_data_that_says_nothing_is_left_out(meta: dict[str, Any]) -> None:
    assert chosen(read(meta_data=[meta, {"key": "talla", "value": 38}])) == [("talla", "38")]


def test_a_product_that_was_deleted_has_no_sku_and_no_picture() -> None:
    item = read(sku=None, image={"id": 0, "src": False})
    assert (item.sku, item.image_url, item.remarks) == ("", "", [])


def test_a_picture_with_a_bad_address_is_left_out_with_a_remark() -> None:
    item = read(image={"id": 1, "src": "javascript:alert(1)"})
    assert item.image_url == ""
    assert [remark.field for remark in item.remarks] == ["line_items[0].image.src"]


def test_an_item_without_a_subtotal_was_sold_without_a_coupon() -> None:
    item = read(subtotal="", total="48000")
    assert (item.before, item.after) == (48_000, 48_000)
