from datetime import UTC, datetime
from decimal import Decimal

import pytest

from app.importing.fields import Fields, Remark, plain, shown
from models.errors import InvalidInput


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Caf&eacute; &amp; <b>pan</b>", "Café & pan"),
        ("uno<br>dos<br/>tres", "uno\ndos\ntres"),
        ("A < B, 3 > 2, AT&T, R&D", "A < B, 3 > 2, AT&T, R&D"),
        ("&lt;script&gt; &#8211; &#x2013;", "<script> – –"),
    ],
)
def test_html_becomes_the_text_that_it_shows(markup: str, text: str) -> None:
    assert plain(markup) == text


def test_a_value_in_a_sentence_is_one_short_printable_line() -> None:
    assert shown("\x1b[31mrojo\x00\r\nazul") == "[31mrojo azul"
    assert shown("x" * 5000) == "x" * 59 + "…"


def test_a_field_is_named_by_its_whole_path() -> None:
    order = Fields({"billing": {"phone": ["300"]}})
    with pytest.raises(InvalidInput) as refused:
        order.part("billing").text("phone")
    assert refused.value.field == "billing.phone"
    assert refused.value.sentence("es") == "billing.phone: debe ser un texto."


def test_what_php_writes_for_empty_and_gappy_values_is_understood() -> None:
    order = Fields({"billing": [], "meta_data": {"0": {"key": "a"}, "3": {"key": "b"}}})
    assert order.part("billing").text("city") == ""
    assert [meta.text("key") for meta in order.parts("meta_data")] == ["a", "b"]
    assert order.parts("fee_lines") == []


@pytest.mark.parametrize("value", ["x", 3, [3], [None], {"a": 1}])
def test_a_list_of_anything_but_objects_is_refused(value: object) -> None:
    with pytest.raises(InvalidInput):
        Fields({"items": value}).parts("items")


@pytest.mark.parametrize(
    ("value", "whole"), [(3, 3), ("3", 3), (Decimal("3.0"), 3), ("-2", -2), (" 4 ", 4)]
)
def test_a_whole_number_may_come_as_number_or_text(value: object, whole: int) -> None:
    assert Fields({"quantity": value}).whole("quantity") == whole


@pytest.mark.parametrize("value", [None, True, "", "1.5", 1.5, "1e3", [1], "٣", "9" * 20])
def test_what_is_no_whole_number_is_refused(value: object) -> None:
    with pytest.raises(InvalidInput):
        Fields({"quantity": value}).whole("quantity")


@pytest.mark.parametrize("value", [None, "", "NaN", "Infinity", "1e3", "1_0", "1,5", 1.5, True])
def test_what_is_no_decimal_amount_is_refused(value: object) -> None:
    with pytest.raises(InvalidInput):
        Fields({"total": value}).amount("total")


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("8.123456", "USD", 812),
        ("0.335", "USD", 34),
        ("-0.335", "USD", -34),
        ("10000.50", "COP", 10001),
        ("10000.49", "COP", 10000),
        ("1.2345", "KWD", 1235),
        (1600, "JPY", 1600),
    ],
)
def test_minor_units_are_rounded_half_up_by_the_currency(
    amount: object, currency: str, minor: int
) -> None:
    assert Fields({"total": amount}).minor("total", currency) == minor


def test_a_moment_without_an_offset_is_utc() -> None:
    fields = Fields({"gmt": "2026-03-02T15:04:05", "own": "2026-03-02T10:04:05-05:00", "no": None})
    assert fields.moment("gmt") == datetime(2026, 3, 2, 15, 4, 5, tzinfo=UTC)
    assert fields.moment("own") == fields.moment("gmt")
    assert fields.moment("no") is None


def test_a_date_that_never_was_is_refused() -> None:
    with pytest.raises(InvalidInput, match="date_paid_gmt"):
        Fields({"date_paid_gmt": "0000-00-00T00:00:00"}).moment("date_paid_gmt")


def test_a_remark_says_its_field_in_both_languages() -> None:
    remark = Remark("billing.phone", "no es válido.", "is not valid.")
    assert remark.text("es-CO") == "billing.phone: no es válido."
    assert remark.text("en") == "billing.phone: is not valid."
