"""The contract's rules of an order as data, written from its page and not from the code.

`MATRIX` says for each payment policy, money state and status what each action meets:
`yes` · `-` (TRANSITION_NOT_ALLOWED) · `money` (PAYMENT_REQUIRED) · `gateway` (PAID_THROUGH_GATEWAY)
· `none` (NOTHING_OUTSTANDING). SHIPPED is of DELIVERY alone, READY_FOR_PICKUP of PICKUP alone.
"""

from dataclasses import dataclass

from models import Action, DispatchMethod, Policy, Status
from models.orders.workflow import OrderState

__all__ = ["CODES", "ONLY_OF", "REASONS", "STEPS", "Cell", "a_state", "cells"]

MATRIX = """
policy      money  status            ACCEPT  ADVANCE  PAY      CANCEL  REVERT

ONLINE      paid   RECEIVED          yes     -        gateway  yes     -
ONLINE      paid   ACCEPTED          -       yes      gateway  yes     yes
ONLINE      paid   PREPARING         -       yes      gateway  yes     yes
ONLINE      paid   SHIPPED           -       yes      gateway  yes     yes
ONLINE      paid   READY_FOR_PICKUP  -       yes      gateway  yes     yes
ONLINE      paid   COMPLETED         -       -        gateway  -       yes
ONLINE      paid   CANCELLED         -       -        gateway  -       yes
ONLINE      owed   RECEIVED          money   -        gateway  yes     -
ONLINE      owed   ACCEPTED          -       yes      gateway  yes     yes
ONLINE      owed   PREPARING         -       yes      gateway  yes     yes
ONLINE      owed   SHIPPED           -       yes      gateway  yes     yes
ONLINE      owed   READY_FOR_PICKUP  -       yes      gateway  yes     yes
ONLINE      owed   COMPLETED         -       -        gateway  -       yes
ONLINE      owed   CANCELLED         -       -        gateway  -       yes

PREPAID     paid   RECEIVED          yes     -        none     yes     -
PREPAID     paid   ACCEPTED          -       yes      none     yes     yes
PREPAID     paid   PREPARING         -       yes      none     yes     yes
PREPAID     paid   SHIPPED           -       yes      none     yes     yes
PREPAID     paid   READY_FOR_PICKUP  -       yes      none     yes     yes
PREPAID     paid   COMPLETED         -       -        none     -       yes
PREPAID     paid   CANCELLED         -       -        none     -       yes
PREPAID     owed   RECEIVED          money   -        yes      yes     -
PREPAID     owed   ACCEPTED          -       yes      yes      yes     yes
PREPAID     owed   PREPARING         -       yes      yes      yes     yes
PREPAID     owed   SHIPPED           -       yes      yes      yes     yes
PREPAID     owed   READY_FOR_PICKUP  -       yes      yes      yes     yes
PREPAID     owed   COMPLETED         -       -        yes      -       yes
PREPAID     owed   CANCELLED         -       -        none     -       yes

ON_DELIVERY paid   RECEIVED          yes     -        none     yes     -
ON_DELIVERY paid   ACCEPTED          -       yes      none     yes     yes
ON_DELIVERY paid   PREPARING         -       yes      none     yes     yes
ON_DELIVERY paid   SHIPPED           -       yes      none     yes     yes
ON_DELIVERY paid   READY_FOR_PICKUP  -       yes      none     yes     yes
ON_DELIVERY paid   COMPLETED         -       -        none     -       yes
ON_DELIVERY paid   CANCELLED         -       -        none     -       yes
ON_DELIVERY owed   RECEIVED          yes     -        yes      yes     -
ON_DELIVERY owed   ACCEPTED          -       yes      yes      yes     yes
ON_DELIVERY owed   PREPARING         -       yes      yes      yes     yes
ON_DELIVERY owed   SHIPPED           -       yes      yes      yes     yes
ON_DELIVERY owed   READY_FOR_PICKUP  -       yes      yes      yes     yes
ON_DELIVERY owed   COMPLETED         -       -        yes      -       yes
ON_DELIVERY owed   CANCELLED         -       -        none     -       yes
"""

CODES = {
    "yes": None,
    "-": "TRANSITION_NOT_ALLOWED",
    "money": "PAYMENT_REQUIRED",
    "gateway": "PAID_THROUGH_GATEWAY",
    "none": "NOTHING_OUTSTANDING",
}
ONLY_OF = {"SHIPPED": "DELIVERY", "READY_FOR_PICKUP": "PICKUP"}

STEPS = {
    ("DELIVERY", "RECEIVED"): "ACCEPTED",
    ("DELIVERY", "ACCEPTED"): "PREPARING",
    ("DELIVERY", "PREPARING"): "SHIPPED",
    ("DELIVERY", "SHIPPED"): "COMPLETED",
    ("PICKUP", "RECEIVED"): "ACCEPTED",
    ("PICKUP", "ACCEPTED"): "PREPARING",
    ("PICKUP", "PREPARING"): "READY_FOR_PICKUP",
    ("PICKUP", "READY_FOR_PICKUP"): "COMPLETED",
}

BEFORE_DISPATCH = (
    "CUSTOMER_REQUEST OUT_OF_STOCK PAYMENT_NOT_RECEIVED DUPLICATE SUSPECTED_FRAUD OTHER"
)
REASONS = {
    "RECEIVED": BEFORE_DISPATCH,
    "ACCEPTED": BEFORE_DISPATCH,
    "PREPARING": BEFORE_DISPATCH,
    "SHIPPED": "REFUSED_AT_DOOR UNREACHABLE RETURNED",
    "READY_FOR_PICKUP": "NOT_COLLECTED",
    "COMPLETED": "",
    "CANCELLED": "",
}


@dataclass(frozen=True)
class Cell:
    """One cell of the matrix: what `action` meets in `state`."""

    action: Action
    state: OrderState
    code: str | None

    def __str__(self) -> str:
        s = self.state
        owed = "owed" if s.outstanding else "paid"
        return f"{self.action}-{s.policy}-{s.method}-{s.status}-{owed}"


def cells() -> list[Cell]:
    """Every cell of the matrix, in each dispatch method that knows its status."""
    header, *rows = [line.split() for line in MATRIX.splitlines() if line]
    return [
        Cell(Action(action), a_state(policy, method, status, owed=money == "owed"), CODES[word])
        for policy, money, status, *words in rows
        for method in DispatchMethod
        if ONLY_OF.get(status, method) == method
        for action, word in zip(header[3:], words, strict=True)
    ]


def a_state(policy: str, method: str, status: str, *, owed: bool = False) -> OrderState:
    """What the rules look at; a cancelled order was cancelled from ACCEPTED and owes nothing."""
    cancelled = status == "CANCELLED"
    return OrderState(
        status=Status(status),
        method=DispatchMethod(method),
        policy=Policy(policy),
        outstanding=12_500 if owed and not cancelled else 0,
        cancelled_from=Status.ACCEPTED if cancelled else None,
    )
