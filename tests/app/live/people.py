"""People who act at random: a storefront that places orders, staff who see to them."""

import random
from typing import Any, Protocol

import httpx

from models import CancelReason
from tests.api import Answer
from tests.app.clients import an_order_input
from tests.app.live.stage import Stage
from tests.schema.documents import MUTATIONS

__all__ = ["NOBODY", "NO_ANSWER", "Known", "Person", "Staff", "Storefront"]

NOBODY = "NOBODY"
"""Said of an action whose worker was not there: it was not done."""
NO_ANSWER = "NO_ANSWER"
"""Said of an action whose worker went away: it was done, or it was not."""

NEWEST = 8  # orders that most actions are about, so that people get in each other's way

Idea = tuple[str, dict[str, Any]]


class Known(Protocol):
    """What people know of, and whom they tell."""

    stage: Stage
    orders: list[tuple[str, str]]
    is_ending: bool

    async def tell(self, said: str) -> None:
        """Take down how an action was answered: DONE, a code, NOBODY or NO_ANSWER."""


class Person:
    """Somebody who acts as the dice say, each time on a worker that the dice choose."""

    def __init__(self, story: Known, token: str, seed: str) -> None:
        self.story, self.token = story, token
        self.dice = random.Random(seed)

    async def act(self) -> None:
        """Act until the story ends."""
        while not self.story.is_ending:
            await self.story.tell(await self.do(*self.idea()))

    async def do(self, mutation: str, values: dict[str, Any]) -> str:
        """Carry out an idea; how it was answered."""
        caller = self.story.stage.caller(self.dice, self.token)
        body = {"query": MUTATIONS[mutation], "variables": {"input": values}}
        try:
            said = (await caller.post(body)).json()
        except httpx.ConnectError:
            return NOBODY
        except httpx.TransportError:
            return NO_ANSWER
        answer = Answer(said.get("data"), said.get("errors", []))
        if mutation == "placeOrder" and answer.code is None:
            token = answer.payload["trackingUrl"].rpartition("/")[2]
            self.story.orders.append((answer.payload["order"]["id"], token))
        return answer.code or "DONE"

    def idea(self) -> Idea:
        """A mutation, and the fields of its input."""
        raise NotImplementedError


class Storefront(Person):
    """Places orders of every kind."""

    def idea(self) -> Idea:
        """An order that no other is like."""
        number = self.dice.randrange(10**12)
        method = self.dice.choice(("ONLINE", "BANK_TRANSFER", "CASH_ON_DELIVERY"))
        order = an_order_input(f"WEB-{number}", paymentMethod=method)
        if method == "ONLINE":
            order["payment"] = {"reference": f"PSE-{number}"}
        if self.dice.random() < 0.5:
            order["dispatch"] = {"method": "PICKUP", "pickupPoint": "Local 12"}
        return "placeOrder", order


class Staff(Person):
    """Sees to orders, well or badly: what is refused changes nothing."""

    def idea(self) -> Idea:
        """Something to do, most often with an order that others are at too."""
        number = self.dice.randrange(10**12)
        ideas: list[tuple[int, str, dict[str, Any]]] = [
            (3, "acceptOrder", {}),
            (5, "advanceStatus", {}),
            (2, "payOrder", {"reference": f"TRF-{number}"}),
            (1, "payOrder", {"reference": f"TRF-{number}", "amount": "10000"}),
            (1, "cancelOrder", {"reason": self.dice.choice(list(CancelReason)).value}),
            (1, "revertStatus", {"reason": "me equivoqué"}),
            (3, "addNote", {"text": f"nota {number}"}),
        ]
        weights = [weight for weight, *_ in ideas]
        ((_, mutation, values),) = self.dice.choices(ideas, weights)
        if self.dice.random() < 0.05:
            return "markNotificationsRead", {}
        among = self.story.orders[-NEWEST:] if self.dice.random() < 0.8 else self.story.orders
        return mutation, values | {"orderId": self.dice.choice(among)[0]}
