"""GraphQL in process: somebody who sends documents to the schema, without HTTP or a socket.

shop = await a_shop()
ana, store = await a_person(shop), await a_storefront(shop)
order = (await store.do("placeOrder", an_input())).payload["order"]
refused = await ana.do("acceptOrder", orderId=order["id"])
assert refused.code == "PAYMENT_REQUIRED"
"""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from strawberry.types.execution import ExecutionResult

from app.bus import open_bus
from models import Order, Role, Scope, Shop
from models.people.viewers import ANONYMOUS, find_viewer
from models.secrets import Links
from resolvers.bus import Bus
from resolvers.context import Context
from resolvers.ids import make_id
from schema.build import make_schema
from tests.factories import LINKS, a_key, a_session, a_staff
from tests.schema.documents import MUTATIONS, QUERIES, SUBSCRIPTIONS
from tests.schema.promises import codes_of, fields_of

__all__ = [
    "LONGEST_WAIT",
    "STRANGER",
    "Answer",
    "Client",
    "Stream",
    "a_person",
    "a_storefront",
    "an_input",
    "ask_in",
    "order_id",
    "the_bus",
]


LONGEST_WAIT = 30
"""Seconds until an answer of a stream is taken for lost."""

_numbers = count(1)


class SilentBus:
    """A bus for those who only ask; nobody listens."""

    async def publish(self, *channels: str) -> None:
        return None

    def listen(self, channel: str) -> Any:
        raise AssertionError("give the client a bus to listen on")


@dataclass(frozen=True)
class Answer:
    """What came back: all of it in JSON's words, and how to read it."""

    data: dict[str, Any] | None
    errors: list[dict[str, Any]]

    @classmethod
    def of(cls, result: ExecutionResult) -> "Answer":
        """The answer as its reader gets it: what JSON cannot say fails here."""
        errors = [error.formatted for error in result.errors or []]
        said: dict[str, Any] = json.loads(json.dumps({"data": result.data, "errors": errors}))
        return cls(**said)

    @property
    def payload(self) -> Any:
        """The value of the one root field. `Any`: it is what the document asks for."""
        assert self.errors == [], self.errors
        assert self.data is not None
        (value,) = self.data.values()
        return value

    @property
    def nodes(self) -> list[dict[str, Any]]:
        """The rows of the one root field, a connection."""
        rows: list[dict[str, Any]] = self.payload["nodes"]
        return rows

    @property
    def refusal(self) -> dict[str, Any]:
        """The one error: of the mutation's payload, or of the answer with its extensions flat."""
        if self.errors:
            (error,) = self.errors
            facts: dict[str, Any] = error.get("extensions", {})
            return {"message": error["message"]} | facts
        refusal: dict[str, Any]
        (refusal,) = self.payload["userErrors"]
        return refusal

    @property
    def code(self) -> str | None:
        """The refusal's code: None when it was done, `DOCUMENT` when GraphQL itself refused it."""
        if not self.errors and not (
            isinstance(self.payload, dict) and self.payload.get("userErrors")
        ):
            return None
        code: str = self.refusal.get("code", "DOCUMENT")
        return code


class Stream:
    """A subscription that is running."""

    def __init__(self, results: AsyncIterator[Any]) -> None:
        self._results = results

    async def next(self) -> Answer:
        """The next answer, as soon as there is one."""
        return Answer.of(await asyncio.wait_for(anext(self._results), LONGEST_WAIT))

    async def has_ended(self) -> bool:
        """Whether the stream is over; waits for its end or its next answer."""
        end = object()
        return await asyncio.wait_for(anext(self._results, end), LONGEST_WAIT) is end


@dataclass(frozen=True)
class Client:
    """Somebody with a token, or a stranger; who it is, is looked up anew for every request."""

    token: str | None = field(default=None, repr=False)
    bus: Bus = field(default_factory=SilentBus)
    links: Links = LINKS
    language: str = "es"

    async def context(self) -> Context:
        """A request's surroundings."""
        return Context(
            links=self.links,
            bus=self.bus,
            token=self.token,
            viewer=await find_viewer(self.token) if self.token else ANONYMOUS,
            preferred_language=self.language,
            address="203.0.113.7",
        )

    async def ask(
        self, document: str, variables: Mapping[str, Any] | None = None, /, **more: Any
    ) -> Answer:
        """Send a document with its variables."""
        return await ask_in(await self.context(), document, {**(variables or {}), **more})

    async def do(
        self, mutation: str, values: Mapping[str, Any] | None = None, /, **more: Any
    ) -> Answer:
        """Send the mutation of this name with the fields of its input.

        A refusal has to be one of those that its description names, and to blame a field it has.
        """
        answer = await self.ask(MUTATIONS[mutation], input={**(values or {}), **more})
        if answer.code and not answer.errors:
            assert answer.code in codes_of(mutation)
            assert (answer.refusal["field"] or "").partition(".")[0] in {"", *fields_of(mutation)}
        return answer

    async def read(
        self, query: str, variables: Mapping[str, Any] | None = None, /, **more: Any
    ) -> Answer:
        """Send the query of this name."""
        return await self.ask(QUERIES[query], variables, **more)

    def watching(self, subscription: str, **variables: Any) -> AbstractAsyncContextManager[Stream]:
        """Begin the subscription of this name; it ends with the block."""
        return self.streaming(SUBSCRIPTIONS[subscription], **variables)

    @asynccontextmanager
    async def streaming(self, document: str, **variables: Any) -> AsyncGenerator[Stream, None]:
        """Begin a document's subscription; it ends with the block."""
        results: Any = await make_schema().subscribe(
            document, variable_values=variables, context_value=await self.context()
        )
        try:
            yield Stream(results)
        finally:
            await results.aclose()

    def on(self, bus: Bus) -> "Client":
        """The same somebody, with their requests on `bus`."""
        return replace(self, bus=bus)


STRANGER = Client()


async def a_person(shop: Shop, role: Role = Role.ADMIN) -> Client:
    """A new member of the shop's staff, logged in."""
    return Client(await a_session(await a_staff(shop, role)))


async def a_storefront(shop: Shop, *scopes: Scope) -> Client:
    """A new API key of the shop, with every scope when none is named."""
    return Client(await a_key(shop, *scopes))


async def ask_in(context: Context, document: str, variables: Mapping[str, Any]) -> Answer:
    """Send a document in these surroundings."""
    result = await make_schema().execute(
        document, variable_values=dict(variables), context_value=context
    )
    assert isinstance(result, ExecutionResult)
    return Answer.of(result)


def an_input(**changes: Any) -> dict[str, Any]:
    """What `placeOrder` takes: two packets for 50,000 pesos by bank transfer."""
    order: dict[str, Any] = {
        "externalId": f"API-{next(_numbers)}",
        "customer": {"name": "José Peñaloza", "phone": "3001234567", "email": "j@cliente.example"},
        "city": "Bogotá",
        "paymentMethod": "BANK_TRANSFER",
        "dispatch": {"method": "DELIVERY", "address": "Calle 85 # 11-53"},
        "lines": [{"name": "Café Sierra Nevada 500 g", "quantity": 2, "unitPrice": "25000"}],
        "total": "50000",
    }
    return order | changes


def order_id(order: Order) -> str:
    """The global id of an order's row."""
    return make_id("Order", order.id)


def the_bus() -> Any:
    """A real bus in memory, for the length of an `async with`."""
    return open_bus("memory://")
