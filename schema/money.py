"""Money."""

import strawberry

from resolvers.inputs.scalars import Amount
from schema.described import described

__all__ = ["Money"]


@strawberry.type(description="An amount of money.")
class Money:
    """An amount."""

    amount: Amount = described("The amount, with exactly the decimals that its currency uses.")
    currency_code: str = described("ISO 4217.")
