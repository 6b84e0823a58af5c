"""Money: minor units inside, decimals at the edge."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import InvalidInput
from models.money import MAX_MINOR, Money, exponent, is_currency, to_decimal, to_minor

CURRENCIES = {"COP": 0, "CLP": 0, "USD": 2, "EUR": 2, "KWD": 3}


@pytest.mark.parametrize(("currency", "decimals"), CURRENCIES.items())
def test_a_currency_has_its_decimals(currency: str, decimals: int) -> None:
    assert exponent(currency) == decimals


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("50000", "COP", 50_000),
        ("50000.00", "COP", 50_000),
        ("5E+4", "COP", 50_000),
        ("12.5", "USD", 1_250),
        ("12.50", "USD", 1_250),
        ("12.500000", "USD", 1_250),
        ("1.234", "KWD", 1_234),
        ("0.01", "USD", 1),
        ("0", "USD", 0),
        ("-0", "USD", 0),
        ("0E+400", "COP", 0),
        ("0E-400", "COP", 0),
        ("10000000000000.00", "USD", MAX_MINOR),
        ("1." + "0" * 5_000, "USD", 100),
    ],
)
def test_an_amount_becomes_minor_units(text: str, currency: str, minor: int) -> None:
    assert to_minor(Decimal(text), currency, "total") == minor


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("0.5", "COP"),
        ("50000.01", "COP"),
        ("12.345", "USD"),
        ("0.001", "USD"),
        ("1.2345", "KWD"),
        ("1E-30", "COP"),
        ("10.0000000000000000000000000000000001", "USD"),
        ("0." + "9" * 5_000, "USD"),
        ("-0.01", "USD"),
        ("-1", "COP"),
        ("10000000000000.01", "USD"),
        ("1E+18", "COP"),
        ("1E+19", "COP"),
        ("1E+400", "COP"),
        ("-1E+400", "COP"),
        ("1E-400", "USD"),
        ("9E+999999", "USD"),
        ("NaN", "COP"),
        ("-NaN", "COP"),
        ("sNaN", "COP"),
        ("Infinity", "COP"),
        ("-Infinity", "USD"),
    ],
)
def test_what_is_no_amount_of_the_currency_is_refused(text: str, currency: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        to_minor(Decimal(text), currency, "total")

    assert (refused.value.code, refused.value.field) == ("INVALID_INPUT", "total")


def test_too_many_decimals_are_answered_with_the_number_allowed() -> None:
    with pytest.raises(InvalidInput, match="USD takes 2 decimals"):
        to_minor(Decimal("1.005"), "USD", "total")


def test_an_amount_that_is_too_large_is_not_called_too_small() -> None:
    with pytest.raises(InvalidInput) as refused:
        to_minor(Decimal("1E+16"), "COP", "total")

    assert "at least" not in refused.value.sentence("en")


def test_the_least_amount_is_kept_to() -> None:
    assert to_minor(Decimal("0.01"), "USD", "amount", least=1) == 1
    with pytest.raises(InvalidInput, match=r"at least 0\.01"):
        to_minor(Decimal(0), "USD", "amount", least=1)


@given(st.integers(0, MAX_MINOR), st.sampled_from(list(CURRENCIES)))
def test_minor_units_survive_the_way_out_and_in(minor: int, currency: str) -> None:
    amount = to_decimal(minor, currency)

    assert to_minor(amount, currency, "x") == minor
    assert -int(amount.as_tuple().exponent) == CURRENCIES[currency]


@given(st.decimals(allow_nan=True, allow_infinity=True), st.sampled_from(list(CURRENCIES)))
def test_any_decimal_is_taken_exactly_or_refused(amount: Decimal, currency: str) -> None:
    try:
        minor = to_minor(amount, currency, "x")
    except InvalidInput:
        return
    assert to_decimal(minor, currency) == amount
    assert 0 <= minor <= MAX_MINOR


@pytest.mark.parametrize(
    ("minor", "currency", "language", "text"),
    [
        (125_000, "COP", "es", "$ 125.000"),
        (125_000, "COP", "en", "COP 125,000"),
        (1_250, "USD", "es", "US$ 12,50"),
        (1_250, "USD", "en", "$ 12.50"),
        (1_234, "KWD", "es", "KWD 1,234"),
        (0, "COP", "es", "$ 0"),
    ],
)
def test_money_is_written_as_people_read_it(
    minor: int, currency: str, language: str, text: str
) -> None:
    assert Money(minor, currency).text(language).replace("\xa0", " ") == text


def test_money_knows_its_amount_and_currency() -> None:
    price = Money(1_250, "USD")

    assert (str(price.amount), price.currency_code) == ("12.50", "USD")


@pytest.mark.parametrize(
    ("code", "known"),
    [("COP", True), ("KWD", True), ("cop", False), ("XYZ", False), ("", False), ("COPX", False)],
)
def test_a_currency_code_is_known_or_not(code: str, known: bool) -> None:
    assert is_currency(code) is known
