"""A draft that anybody may have sent: each bad field is named, and nothing else is believed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from models import DispatchMethod, Shop
from models.errors import InvalidInput, TotalMismatch
from models.orders.checking import CheckedOrder, check_draft, check_past
from models.orders.drafts import (
    DispatchDraft,
    FeeDraft,
    LineDraft,
    OrderDraft,
    PaymentDraft,
)
from tests.factories import PICKUP, a_draft
from tests.models.orders.bad_drafts import BAD, COFFEE, a_customer, paid_online


def check(draft: OrderDraft, currency: str = "COP") -> CheckedOrder:
    return check_draft(draft, Shop(name="Café Aurora", currency=currency))


@pytest.mark.parametrize(("field", "changes"), BAD, ids=lambda v: ascii(v)[:70])
def test_a_bad_field_is_refused_by_its_name(field: str, changes: dict[str, Any]) -> None:
    draft = a_draft(**changes)

    with pytest.raises(InvalidInput) as refused:
        check(draft)

    assert refused.value.field == field
    for language in ("es", "en"):
        assert len(refused.value.sentence(language).encode()) < 500


@pytest.mark.parametrize("off", [-1, 1])
def test_a_total_off_by_one_cent_is_answered_with_what_the_parts_come_to(off: int) -> None:
    draft = a_draft(
        lines=[LineDraft("Coffee", 3, Decimal("19.99")), LineDraft("Cup", 1, Decimal("0.10"))],
        shipping_cost=Decimal("5.00"),
        tax=Decimal("1.05"),
        fees=[FeeDraft("Wrapping", Decimal("0.50"))],
        discount=Decimal("6.62"),
        total=Decimal("60.00") + Decimal(off) / 100,
    )

    with pytest.raises(TotalMismatch) as refused:
        check(draft, "USD")

    assert refused.value.facts["expected"].minor == 6_000
    assert "60.00" in refused.value.sentence("en")
    assert check(replace(draft, total=Decimal("60.0")), "USD").head["total"] == 6_000


def test_the_parts_of_the_total_are_kept_in_minor_units() -> None:
    checked = check(
        a_draft(
            lines=[LineDraft("Té", 2, Decimal("1.234")), LineDraft("Taza", 1, Decimal("10"))],
            shipping_cost=Decimal("0.5"),
            tax=Decimal("0.001"),
            discount=Decimal("2"),
            fees=[FeeDraft(" Empaque ", Decimal("0.25"))],
            total=Decimal("11.219"),
        ),
        "KWD",
    )

    assert [line["line_total"] for line in checked.lines] == [2_468, 10_000]
    assert checked.head["subtotal"] == 12_468
    assert checked.head["fees"] == [{"name": "Empaque", "amount": 250}]
    assert (checked.head["shipping"], checked.head["tax"], checked.head["discount"]) == (
        500,
        1,
        2_000,
    )


def test_the_largest_order_is_taken() -> None:
    lines = [replace(COFFEE, quantity=1_000_000, unit_price=Decimal(1))] * 500

    checked = check(a_draft(lines=lines, total=Decimal(500_000_000)))

    assert (len(checked.lines), checked.head["total"]) == (500, 500_000_000)
    assert [line["position"] for line in checked.lines] == list(range(500))


def test_a_free_order_is_taken() -> None:
    assert check(a_draft(discount=Decimal(50_000), total=Decimal(0))).head["total"] == 0


def test_what_was_left_out_comes_from_the_shop() -> None:
    checked = check(a_draft(language=None, currency_code=None))

    assert (checked.head["language"], checked.head["currency"]) == ("es", "COP")
    assert checked.dispatch["country"] == "CO"
    assert checked.customer["phone"] == "+573001234567"


@pytest.mark.parametrize(("written", "kept"), [("EN", "en"), ("es-CO", "es"), ("en_US", "en")])
def test_a_language_is_kept_short(written: str, kept: str) -> None:
    assert check(a_draft(language=written)).head["language"] == kept


def test_a_customer_with_a_phone_or_an_email_alone_is_enough() -> None:
    assert check(a_draft(**a_customer(email=None))).customer["email"] == ""
    assert check(a_draft(**a_customer(phone=None))).customer["phone"] == ""


def test_a_pickup_needs_no_address() -> None:
    assert check(a_draft(dispatch=PICKUP)).dispatch["pickup_point"] == PICKUP.pickup_point


def test_a_foreign_address_reads_the_phone_in_its_country() -> None:
    dispatch = DispatchDraft(DispatchMethod.DELIVERY, address="1 Main St", country="us")

    checked = check(a_draft(dispatch=dispatch, **a_customer(phone="212 555 0123")))

    assert checked.customer["phone"] == "+12125550123"
    assert checked.dispatch["country"] == "US"


def test_an_online_payment_covers_the_total_unless_it_says_less() -> None:
    whole, part = paid_online(), paid_online(amount=Decimal(1))

    assert (check(a_draft(**whole)).payment or {})["amount"] == 50_000
    assert (check(a_draft(**part)).payment or {})["amount"] == 1


def test_a_moment_is_kept_in_utc() -> None:
    bogota = timezone(timedelta(hours=-5))

    kept = check_past(datetime(2026, 1, 31, 22, 30, tzinfo=bogota), "x")

    assert (kept, kept.tzinfo) == (datetime(2026, 2, 1, 3, 30, tzinfo=UTC), UTC)


def test_the_same_draft_has_the_same_fingerprint_and_any_change_another() -> None:
    draft = a_draft(**paid_online())
    others = [
        replace(draft, note="."),
        replace(draft, city="Cali"),
        replace(draft, customer=replace(draft.customer, phone="3001234568")),
        replace(draft, lines=[replace(draft.lines[0], sku="OTRO")]),
        replace(draft, payment=PaymentDraft("PSE-2")),
        replace(draft, dispatch=PICKUP),
    ]
    prints = {check(other).fingerprint for other in others}

    assert check(draft).fingerprint == check(replace(draft)).fingerprint
    assert len(prints | {check(draft).fingerprint}) == len(others) + 1
