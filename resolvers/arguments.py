"""The arguments of fields, with their descriptions."""

from typing import Annotated, TypeAlias

import strawberry
from strawberry.types.arguments import StrawberryArgumentAnnotation

from resolvers.enums import LetterStatus, Status
from resolvers.inputs.lists import OrderFilter, OrderSort, TransactionFilter

__all__ = [
    "INPUT",
    "After",
    "Before",
    "EventsAfter",
    "First",
    "ForShop",
    "GlobalId",
    "GlobalIds",
    "Last",
    "LetterLanguage",
    "LettersAt",
    "OrderId",
    "OrdersBy",
    "OrdersWhere",
    "PreviewAt",
    "Search",
    "TrackingToken",
    "TransactionsWhere",
    "UnreadOnly",
]


def _about(description: str) -> StrawberryArgumentAnnotation:
    return strawberry.argument(description=description)


INPUT = _about("What to do, and with what.")

First: TypeAlias = Annotated[int | None, _about("How many from the start; at most 100.")]
After: TypeAlias = Annotated[str | None, _about("Only rows after this cursor.")]
Last: TypeAlias = Annotated[int | None, _about("How many from the end; at most 100.")]
Before: TypeAlias = Annotated[str | None, _about("Only rows before this cursor.")]
OrdersWhere: TypeAlias = Annotated[OrderFilter | None, _about("Only orders that fit.")]
OrdersBy: TypeAlias = Annotated[OrderSort | None, _about("Newest first when absent.")]
Search: TypeAlias = Annotated[str | None, _about("Words that all have to be found.")]
TransactionsWhere: TypeAlias = Annotated[
    TransactionFilter | None, _about("Only transactions that fit.")
]
LettersAt: TypeAlias = Annotated[LetterStatus | None, _about("Only letters that are there.")]
UnreadOnly: TypeAlias = Annotated[bool, _about("Only what was not read yet.")]
GlobalId: TypeAlias = Annotated[strawberry.ID, _about("The global id.")]
GlobalIds: TypeAlias = Annotated[list[strawberry.ID], _about("Global ids, at most 100.")]
OrderId: TypeAlias = Annotated[strawberry.ID, _about("The order's global id.")]
PreviewAt: TypeAlias = Annotated[Status, _about("Where the order stands that it tells of.")]
LetterLanguage: TypeAlias = Annotated[str | None, _about("`es` or `en`; the shop's when absent.")]
ForShop: TypeAlias = Annotated[
    bool, _about("The seller's letter instead of the customer's; there is one at RECEIVED alone.")
]
TrackingToken: TypeAlias = Annotated[str, _about("The last part of the tracking page's address.")]
EventsAfter: TypeAlias = Annotated[
    str | None, _about("An event cursor; all events after it come first.")
]
