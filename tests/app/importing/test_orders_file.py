import json
import os
from decimal import Decimal
from pathlib import Path

import pytest

from app.importing.orders_file import MOST_BYTES, read_orders
from models.errors import InvalidInput
from tests.app.importing.samples import FILES, a_woo_order


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "pedidos.json"


def refused(file: Path, content: bytes) -> str:
    file.write_bytes(content)
    with pytest.raises(InvalidInput) as error:
        read_orders(file)
    assert error.value.field == "pedidos.json"
    return error.value.sentence("es")


def test_a_list_of_orders_is_read_without_a_float() -> None:
    (order,) = read_orders(FILES / "documented.json")
    assert isinstance(order, dict)
    assert order["number"] == "727"

    (order, *_) = read_orders(FILES / "dollars.json")
    assert isinstance(order, dict)
    assert order["line_items"][0]["price"] == Decimal("3.333333")


def test_a_single_order_is_a_list_of_one(file: Path) -> None:
    file.write_text(json.dumps(a_woo_order(), default=str), "utf-8")
    assert [order["id"] for order in read_orders(file) if isinstance(order, dict)] == [1203]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_byte_order_mark_and_the_encodings_of_json_are_read(file: Path, encoding: str) -> None:
    file.write_bytes(json.dumps([{"name": "Ñandú"}], ensure_ascii=False).encode(encoding))
    assert read_orders(file) == [{"name": "Ñandú"}]


def test_an_empty_list_is_no_orders(file: Path) -> None:
    file.write_text("[]")
    assert read_orders(file) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"id;number\n1;2\n",
        b"<!DOCTYPE html><html></html>",
        b'[{"total": NaN}]',
        b'[{"id": ' + b"9" * 5000 + b"}]",
        b"[" * 100_000,
        b'["\xff\xfe\xfd"]',
    ],
)
def test_what_is_not_json_is_refused_by_the_files_name(file: Path, content: bytes) -> None:
    assert "no es JSON" in refused(file, content)


def test_the_place_of_the_fault_is_told(file: Path) -> None:
    assert "línea 2, columna 3" in refused(file, b'[{"id": 1},\n  oops]')


def test_pages_put_one_after_the_other_are_told_how_to_be_joined(file: Path) -> None:
    assert "jq -s add" in refused(file, b'[{"id": 1}]\n[{"id": 2}]')


def test_an_answered_error_is_told_as_what_it_is(file: Path) -> None:
    error = {"code": "woocommerce_rest_cannot_view", "message": "Sorry", "data": {"status": 401}}
    assert "woocommerce_rest_cannot_view" in refused(file, json.dumps(error).encode())


def test_an_export_of_the_legacy_api_is_told_as_what_it_is(file: Path) -> None:
    assert "wc/v3/orders" in refused(file, b'{"orders": [{"order_number": 1}]}')


@pytest.mark.parametrize("content", [b"{}", b"17", b'"orders"', b"null", b'{"id": 1}'])
def test_json_that_is_no_list_of_orders_is_refused(file: Path, content: bytes) -> None:
    assert "no es una lista de pedidos" in refused(file, content)


def test_a_file_that_is_too_large_is_refused_unread(file: Path) -> None:
    file.touch()
    os.truncate(file, MOST_BYTES + 1)
    with pytest.raises(InvalidInput, match="larger than 100 MiB"):
        read_orders(file)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"nada.json: cannot be read: No such file"):
        read_orders(tmp_path / "nada.json")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="cannot be read: Is a directory"):
        read_orders(tmp_path)
