"""Every value that a client can send, found in the schema: valid ones, and where to spoil them."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from typing import Any

from graphql import (
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLSchema,
    OperationDefinitionNode,
    parse,
    type_from_ast,
)

from models import Scope, Shop, Status
from resolvers.cursors import event_cursor
from schema.build import make_schema
from tests.api import Answer, Client, a_person, a_storefront, order_id, the_bus
from tests.factories import LINKS, an_order
from tests.schema.documents import MUTATIONS, QUERIES, SUBSCRIPTIONS
from tests.schema.own_inputs import OWN_INPUTS

__all__ = [
    "DOCUMENTS",
    "GRAPHQL",
    "ORDER",
    "Leaf",
    "Sender",
    "changed",
    "leaves",
    "value_at",
    "variable_types",
]

_numbers = count(1)

GRAPHQL: GraphQLSchema = make_schema()._schema
"""The schema as graphql-core has it."""

DOCUMENTS = {
    **{f"mutation {name}": text for name, text in MUTATIONS.items()},
    **{f"query {name}": text for name, text in QUERIES.items()},
    **{f"subscription {name}": text for name, text in SUBSCRIPTIONS.items()},
}
"""Every operation of the API by its kind and name."""

ORDER: dict[str, Any] = {
    "externalId": "WEB-7001",
    "customer": {"name": "José Peñaloza", "phone": "3001234567", "email": "jose@cliente.example"},
    "city": "Bogotá",
    "paymentMethod": "ONLINE",
    "payment": {
        "reference": "PSE-7001",
        "amount": "64000",
        "paidAt": "2026-01-05T10:00:00-05:00",
    },
    "dispatch": {
        "method": "DELIVERY",
        "recipient": "Ana Peñaloza",
        "address": "Calle 85 # 11-53",
        "addressExtra": "Torre 2, apto 402",
        "region": "Cundinamarca",
        "postalCode": "110221",
        "country": "CO",
        "instructions": "Timbrar en portería",
        "pickupPoint": "Local 12",
    },
    "lines": [
        {
            "sku": "CAF-500",
            "name": "Café Sierra Nevada 500 g",
            "options": [{"name": "Molienda", "value": "Media"}],
            "quantity": 2,
            "unitPrice": "25000",
            "imageUrl": "https://tienda.example/cafe.jpg",
            "note": "sin bolsa",
        }
    ],
    "shippingCost": "9000",
    "discount": "1000",
    "tax": "4000",
    "fees": [{"name": "Empaque", "amount": "2000"}],
    "total": "64000",
    "currencyCode": "COP",
    "language": "es",
    "note": "Para regalo.",
}
"""An order for `placeOrder` with every field filled in."""

_PAGE: dict[str, Any] = {"first": 5, "after": None, "last": None, "before": None}
_LISTS: dict[str, dict[str, Any]] = {
    "query orders": {
        "filter": {
            "status": ["RECEIVED"],
            "paymentStatus": ["PENDING"],
            "paymentMethod": ["CASH_ON_DELIVERY"],
            "dispatchMethod": ["DELIVERY"],
            "city": ["Bogotá"],
            "placedFrom": "2020-01-01T00:00:00Z",
            "placedUntil": "2090-01-01T00:00:00Z",
            "toCollect": False,
        },
        "search": "José",
        "sortBy": {"field": "PLACED_AT", "direction": "DESC"},
    },
    "query transactions": {
        "filter": {
            "paymentMethod": ["CASH_ON_DELIVERY"],
            "reference": "TRF-1",
            "receivedFrom": "2020-01-01",
            "receivedUntil": "2090-01-01",
        }
    },
    "query notifications": {"unreadOnly": False},
    "query letters": {"status": "QUEUED"},
}
_CHANGES: dict[str, dict[str, Any]] = {
    "mutation acceptOrder": {},
    "mutation advanceStatus": {"to": "PREPARING"},
    "mutation payOrder": {
        "reference": "TRF-7001",
        "amount": "50000",
        "receivedOn": None,
        "note": "Bancolombia",
        "allowOverpayment": True,
        "duplicateReason": "paga dos órdenes",
    },
    "mutation cancelOrder": {"reason": "OUT_OF_STOCK", "note": "se agotó"},
    "mutation revertStatus": {"reason": "me equivoqué"},
    "mutation addNote": {"text": "llamar antes"},
}


@dataclass(frozen=True)
class Sender:
    """Sends every operation with valid variables, to one shop."""

    shop: Shop
    person: Client
    store: Client

    @classmethod
    async def of(cls, shop: Shop) -> "Sender":
        """With a person and a storefront that may do all there is."""
        return cls(shop, await a_person(shop), await a_storefront(shop, Scope.ORDERS_PLACE))

    async def send(
        self, operation: str, variables: Mapping[str, Any], by: Client | None = None
    ) -> Answer:
        """Send an operation; of a subscription, the first answer."""
        client = by or (self.store if operation == "mutation placeOrder" else self.person)
        kind, name = operation.split()
        if kind != "subscription":
            return await client.ask(DOCUMENTS[operation], variables)
        async with the_bus() as bus, client.on(bus).watching(name, **variables) as stream:
            return await stream.next()

    async def valid(self, operation: str) -> dict[str, Any]:
        """Valid variables with every field filled in, on rows of their own."""
        number = next(_numbers)
        if operation == "mutation placeOrder":
            return {"input": ORDER | {"externalId": f"WEB-7{number}"}}
        if operation == "mutation logIn":
            return {"input": {"email": f"a{number}@aurora.example", "password": "no es esta"}}
        if operation in OWN_INPUTS:
            return await OWN_INPUTS[operation](self.shop, self.person, number)
        if operation == "mutation markNotificationsRead":
            await an_order(self.shop, "CASH_ON_DELIVERY")  # rings
            rows = (await self.person.read("notifications", first=1)).nodes
            return {"input": {"ids": [row["id"] for row in rows]}}
        if operation.startswith("mutation"):
            return {"input": await self._change(operation, number)}
        return await self._reading(operation)

    async def _change(self, operation: str, number: int) -> dict[str, Any]:
        steps = ("mutation revertStatus", "mutation advanceStatus")
        status = Status.ACCEPTED if operation in steps else Status.RECEIVED
        order = await an_order(self.shop, "CASH_ON_DELIVERY", status=status)
        if operation == "mutation rotateTrackingLink":
            return {"orderId": order_id(order)}
        common = {"orderId": order_id(order), "expectedVersion": order.version}
        return common | {"idempotencyKey": f"key {number}"} | _CHANGES[operation]

    async def _reading(self, operation: str) -> dict[str, Any]:
        order = await an_order(self.shop, "CASH_ON_DELIVERY")
        if operation in _LISTS:
            return _PAGE | _LISTS[operation]
        if operation.endswith("orderTracking"):
            return {"token": LINKS.tracking_token(order.tracking_nonce)}
        if operation == "subscription orderPresence":
            return {"orderId": order_id(order)}
        if operation.startswith("subscription"):
            return {"after": event_cursor(self.shop.id, 0)}
        ids = {"id": order_id(order), "ids": [order_id(order)]}
        return {name: ids[name] for name in variable_types(DOCUMENTS[operation])}


@dataclass(frozen=True)
class Leaf:
    """One value in the variables, and the name of its type."""

    path: tuple[str | int, ...]
    type: GraphQLNamedType

    def __str__(self) -> str:
        return ".".join(str(step) for step in self.path if step != "input")


def variable_types(document: str) -> dict[str, Any]:
    """The types of an operation's variables."""
    operation = parse(document).definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    return {
        variable.variable.name.value: type_from_ast(GRAPHQL, variable.type)
        for variable in operation.variable_definitions or ()
    }


def leaves(document: str, variables: Mapping[str, Any]) -> Iterator[Leaf]:
    """Every value of the variables; fails when one of the schema's fields was left out."""
    for name, type_ in variable_types(document).items():
        yield from _leaves(type_, variables[name], (name,))


def _leaves(type_: Any, value: Any, path: tuple[str | int, ...]) -> Iterator[Leaf]:
    if isinstance(type_, GraphQLNonNull):
        yield from _leaves(type_.of_type, value, path)
    elif isinstance(type_, GraphQLList):
        yield from _leaves(type_.of_type, value[0], (*path, 0))
    elif isinstance(type_, GraphQLInputObjectType):
        for name, field in type_.fields.items():
            yield from _leaves(field.type, value[name], (*path, name))
    else:
        yield Leaf(path, type_)


def changed(variables: Mapping[str, Any], path: tuple[str | int, ...], value: Any) -> Any:
    """A copy of the variables with another value at `path`."""
    copy = deepcopy(dict(variables))
    value_at(copy, path[:-1])[path[-1]] = value
    return copy


def value_at(variables: Mapping[str, Any], path: tuple[str | int, ...]) -> Any:
    """The value at `path` of the variables."""
    place: Any = variables
    for step in path:
        place = place[step]
    return place
