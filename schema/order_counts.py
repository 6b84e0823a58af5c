"""How many orders stand where."""

import strawberry

from resolvers.alarms import count_alarms
from resolvers.enums import Status
from resolvers.orders import Counts
from schema.described import described

__all__ = ["OrderCounts"]


@strawberry.type(description="How many orders are on a status.")
class StatusCount:
    """A number on a tab."""

    status: Status = described("The status.")
    count: int = described("How many orders are on it.")


def _by_status(root: strawberry.Parent[Counts]) -> list[StatusCount]:
    return [StatusCount(status=status, count=root.of(status)) for status in Status]


@strawberry.type(description="How many orders of the shop stand where.")
class OrderCounts:
    """The numbers on the tabs."""

    all: int = described("All orders.")
    by_status: list[StatusCount] = described("One entry for every status.", _by_status)
    to_collect: int = described("Por cobrar: finished orders with money outstanding.")
    unaccepted: int = described(
        "Orders whose alarm stands: nobody accepted them in the shop's time.", count_alarms
    )
    cursor: str = described(
        "The event cursor that this was read at: the `after` of the live streams."
    )
