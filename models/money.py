"""Money: integer minor units inside, decimals at the edge, the currency's exponent between them.

Exponents come from the Unicode CLDR through Babel; the Colombian peso keeps ISO's two decimals on
paper but none in use, so its exponent here is 0.
"""

from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, InvalidOperation

from babel.core import get_global
from babel.numbers import format_currency, get_currency_precision

from models.errors import InvalidInput

__all__ = ["MAX_MINOR", "Money", "exponent", "is_currency", "to_decimal", "to_minor"]

MAX_MINOR = 10**15
"""No amount of a small shop is larger; sums of thousands of them still fit 64 bits."""

_IN_USE = {"COP": 0}
_EXACT = Context(prec=40, traps=[Inexact, InvalidOperation])  # the default rounds at 28 digits


def is_currency(code: str) -> bool:
    """Whether `code` is an ISO 4217 code in use (`COP`, `USD`, `KWD`)."""
    return code in get_global("all_currencies")


def exponent(currency: str) -> int:
    """How many decimals an amount in `currency` has: COP 0, USD 2, KWD 3."""
    return _IN_USE.get(currency, get_currency_precision(currency))


def to_minor(amount: Decimal, currency: str, field: str, *, least: int = 0) -> int:
    """`amount` in minor units; refuses too many decimals, a size out of range, NaN and infinity.

    `least` is the smallest acceptable value in minor units.
    """
    decimals = exponent(currency)
    if amount.is_zero():
        amount = Decimal(0)
    if not amount.is_finite() or abs(amount.adjusted()) > 18:
        raise InvalidInput(field, "no es un valor de dinero.", "is not an amount of money.")
    try:
        minor = amount.scaleb(decimals, _EXACT)
    except Inexact:
        minor = None
    if minor is None or minor != minor.to_integral_value():
        raise InvalidInput(
            field,
            f"{currency} admite {decimals} decimales.",
            f"{currency} takes {decimals} decimals.",
        )
    if minor < least:
        low = to_decimal(least, currency)
        raise InvalidInput(field, f"debe ser al menos {low}.", f"must be at least {low}.")
    if minor > MAX_MINOR:
        high = to_decimal(MAX_MINOR, currency)
        raise InvalidInput(field, f"admite hasta {high}.", f"takes at most {high}.")
    return int(minor)


def to_decimal(minor: int, currency: str) -> Decimal:
    """Minor units as a decimal with exactly the currency's decimals."""
    return Decimal(minor).scaleb(-exponent(currency))


@dataclass(frozen=True)
class Money:
    """An amount: integer `minor` units of `currency`."""

    minor: int
    currency: str

    @property
    def amount(self) -> Decimal:
        """The amount as a decimal with exactly the currency's decimals."""
        return to_decimal(self.minor, self.currency)

    @property
    def currency_code(self) -> str:
        """ISO 4217."""
        return self.currency

    def text(self, language: str) -> str:
        """As people read it: `$ 125.000` for COP in Colombia, `US$ 12,50` beside it."""
        places = exponent(self.currency)
        pattern = "¤ #,##0" + ("." + "0" * places if places else "")
        locale = "es_CO" if language.startswith("es") else "en_US"
        return format_currency(
            self.amount, self.currency, format=pattern, locale=locale, currency_digits=False
        )
