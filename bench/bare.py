"""The yardstick: a bare Starlette endpoint that answers the same JSON from one SQL statement.

No GraphQL, no rows as objects, no log-in, no rights: what is left is what any Python server would
have to do. `python -m bench.bare PORT DATABASE_URL` serves `POST /list` (`{"first": 20}`) and
`POST /detail` (`{"id": 1}`).
"""

import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from types import SimpleNamespace
from typing import Any, TypeAlias, cast

import orjson
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from tortoise import connections

from app.database import open_database
from bench.bare_sql import BareSql
from bench.building import SECRET
from models import DispatchMethod, EventKind, Links, Money, Order, Policy, Status, Viewer
from models.orders.balance import outstanding
from models.orders.workflow import CANCEL_REASONS, STATUS_LABELS
from models.people.rights import ROLE_RIGHTS, Role
from resolvers.context import Info
from resolvers.ids import make_id
from resolvers.order_fields import available_actions

__all__ = ["main"]

Json: TypeAlias = dict[str, Any]
Row: TypeAlias = Mapping[str, Any]

_TYPES = {kind: "".join(word.title() for word in kind.split("_")) for kind in EventKind}


class Bare:
    """Answers from one statement each; `base_url` is the address that links begin with."""

    def __init__(self, sql: BareSql, base_url: str) -> None:
        self.sql, self.links = sql, Links(SECRET.encode(), base_url)
        viewer = Viewer(rights=ROLE_RIGHTS[Role.OWNER])
        context = SimpleNamespace(viewer=viewer, language="es")
        self.info = cast("Info", SimpleNamespace(context=context))

    async def newest(self, request: Request) -> Response:
        """The newest orders."""
        first = int(orjson.loads(await request.body())["first"])
        rows = await _run(self.sql.list, first + 1)
        nodes = [self._head(row) | {"lines": _lines(row)} for row in rows[:first]]
        page = {"hasNextPage": len(rows) > first}
        return _answer({"orders": {"pageInfo": page, "nodes": nodes}})

    async def one(self, request: Request) -> Response:
        """One order with all that belongs to it."""
        id_ = int(orjson.loads(await request.body())["id"])
        return _answer({"order": self._sheet((await _run(self.sql.detail, id_))[0])})

    def _head(self, row: Row) -> Json:
        currency, status = row["currency"], Status(row["status"])
        left = outstanding(row["total"], row["paid"], cancelled=status is Status.CANCELLED)
        return {
            "id": make_id("Order", row["id"]),
            "number": row["number"],
            "version": row["version"],
            "status": row["status"],
            "statusLabel": STATUS_LABELS[status].es,
            "paymentStatus": row["payment_status"],
            "placedAt": _moment(row["placed_at"]),
            "city": row["city"],
            "customer": {"name": row["name"], "phone": row["phone"], "email": row["email"]},
            "paymentMethod": {"code": row["code"], "name": row["name_es"], "policy": row["policy"]},
            "dispatch": {
                "method": row["method"],
                "address": row["address"] or None,
                "pickupPoint": row["pickup_point"],
            },
            "total": _money(row["total"], currency),
            "outstanding": _money(left, currency),
        }

    def _sheet(self, row: Row) -> Json:
        head, currency = self._head(row), row["currency"]
        head["dispatch"] |= {
            "recipient": row["recipient"] or None,
            "addressExtra": row["address_extra"] or None,
            "region": row["region"],
            "postalCode": row["postal_code"],
            "instructions": row["instructions"] or None,
        }
        lines = _lines(row)
        for line, (*_, image, note, options) in zip(lines, _parts(row, "lines"), strict=True):
            line |= {"imageUrl": image or None, "note": note or None, "options": options}
        return head | {
            "externalId": row["external_id"],
            "cancelReason": row["cancel_reason"],
            "note": row["note"],
            "trackingUrl": self.links.tracking_url(row["tracking_nonce"]),
            "cancelReasons": sorted(CANCEL_REASONS[Status(row["status"])]),
            "lines": lines,
            "subtotal": _money(row["subtotal"], currency),
            "shippingCost": _money(row["shipping"], currency),
            "tax": _money(row["tax"], currency),
            "discount": _money(row["discount"], currency),
            "fees": [_fee(fee, currency) for fee in orjson.loads(row["fees"])],
            "paid": _money(row["paid"], currency),
            "transactions": _transactions(row, owes=head["outstanding"]),
            "timeline": [_event(*parts) for parts in _parts(row, "events")],
            "availableActions": self._actions(row),
        }

    def _actions(self, row: Row) -> list[Json]:
        before = row["cancelled_from"]
        state = SimpleNamespace(
            status=Status(row["status"]),
            dispatch_method=DispatchMethod(row["method"]),
            policy=Policy(row["policy"]),
            total=row["total"],
            paid=row["paid"],
            currency=row["currency"],
            cancelled_from=Status(before) if before else None,
        )
        return [vars(action) for action in available_actions(cast("Order", state), self.info)]


def _parts(row: Row, name: str) -> list[list[Any]]:
    """What belongs to an order: rows of values, the first of which says their order."""
    return sorted(orjson.loads(row[name]), key=lambda values: cast("int", values[0]))


def _lines(row: Row) -> list[Json]:
    return [
        {
            "sku": sku or None,
            "name": name,
            "quantity": quantity,
            "unitPrice": _money(price, row["currency"]),
            "lineTotal": _money(total, row["currency"]),
        }
        for _, sku, name, quantity, price, total, *_ in _parts(row, "lines")
    ]


def _transactions(row: Row, owes: Json) -> list[Json]:
    found = [
        {
            "id": make_id("Transaction", id_),
            "kind": kind,
            "status": status,
            "reference": reference,
            "note": note,
            "actorName": actor,
            "registeredAt": _moment(registered_at),
            "receivedOn": received_on,
            "amount": owes if status == "PENDING" else _money(amount, row["currency"]),
        }
        for id_, kind, status, reference, note, actor, registered_at, received_on, amount in _parts(
            row, "transactions"
        )
        if status == "SETTLED" or owes["amount"] != "0"
    ]
    return sorted(found, key=lambda transaction: transaction["status"] == "PENDING")


def _event(number: int, kind: str, at: str, actor_kind: str, actor: str, data: Json) -> Json:
    event: Json = {
        "__typename": _TYPES[EventKind(kind)],
        "number": number,
        "at": _moment(at),
        "actorKind": actor_kind,
        "actorName": actor,
    }
    if kind == EventKind.STATUS_ADVANCED:
        event["toLabel"] = STATUS_LABELS[Status(data["to"])].es
    elif kind == EventKind.PAYMENT_REGISTERED:
        event["reference"] = data["reference"]
        event["amount"] = _money(data["amount"], data["currency"])
    elif kind == EventKind.ORDER_CANCELLED:
        event |= {"cancelReason": data["reason"], "note": data["note"] or None}
    return event


def _fee(fee: Json, currency: str) -> Json:
    return {"name": fee["name"], "amount": _money(fee["amount"], currency)}


def _money(minor: int, currency: str) -> Json:
    return {"amount": format(Money(minor, currency).amount, "f"), "currencyCode": currency}


def _moment(value: str | datetime) -> str:
    return value.replace(" ", "T") if isinstance(value, str) else value.isoformat()


def _answer(data: Json) -> Response:
    return Response(orjson.dumps({"data": data}), media_type="application/json")


async def _run(sql: str, value: int) -> list[Row]:
    _, rows = await connections.get("default").execute_query(sql, [value])
    return list(rows)


def create_app(database_url: str, base_url: str) -> Starlette:
    """The bare server of the database's one shop."""
    bare = Bare(BareSql.of(database_url), base_url)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with open_database(database_url, for_all_tasks=True):
            yield

    routes = [
        Route("/list", bare.newest, methods=["POST"]),
        Route("/detail", bare.one, methods=["POST"]),
    ]
    return Starlette(routes=routes, lifespan=lifespan)


def main() -> None:
    """Serve as `mis-ordenes serve` does."""
    port, database_url, base_url = sys.argv[1:]
    uvicorn.run(
        create_app(database_url, base_url),
        port=int(port),
        server_header=False,
        log_level="warning",
        access_log=False,
    )


if __name__ == "__main__":
    main()
