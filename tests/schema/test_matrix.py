"""Policy × dispatch × status × action through the API, for everybody who sees an order."""

from itertools import count

import pytest
from tortoise.context import TortoiseContext

from models import Action, Order, Role, Scope, Shop
from models.orders.workflow import OrderState
from tests.api import Client, a_person, a_storefront, order_id
from tests.contract import REASONS
from tests.engines import only_sqlite
from tests.factories import a_shop
from tests.schema.states import (
    MUTATION_OF,
    STATES,
    an_order_in,
    input_of,
    put_back,
    status_after,
)

MANAGES = {Action.ACCEPT, Action.ADVANCE, Action.CANCEL, Action.REVERT}
MAY: dict[Role | Scope, set[Action]] = {
    Role.OWNER: MANAGES | {Action.PAY},
    Role.ADMIN: MANAGES | {Action.PAY},
    Role.OPERATOR: MANAGES,
    Role.PICKER: MANAGES,
    Scope.ORDERS_READ: set(),
}
"""What the contract lets everybody do who sees orders."""

ANNOUNCED = """query($id: ID!) { order(id: $id) {
    cancelReasons availableActions { action allowed code reason } } }"""

_numbers = count(1)


def named(state: OrderState) -> str:
    owed = "owed" if state.outstanding else "paid"
    return f"{state.policy}-{state.method}-{state.status}-{owed}"


async def come_in(shop: Shop, who: Role | Scope) -> Client:
    return await (a_person(shop, who) if isinstance(who, Role) else a_storefront(shop, who))


@only_sqlite  # the table knows no database
@pytest.mark.parametrize("state", STATES, ids=named)
async def test_what_is_announced_is_what_the_mutations_do(
    state: OrderState, database: TortoiseContext
) -> None:
    shop = await a_shop()
    order = await an_order_in(shop, state)
    for who, may in MAY.items():
        client = await come_in(shop, who)
        shown = (await client.ask(ANNOUNCED, id=order_id(order))).payload
        announced = {Action(line["action"]): line for line in shown["availableActions"]}

        assert sorted(shown["cancelReasons"]) == sorted(REASONS[state.status].split())
        assert {action: line["code"] for action, line in announced.items()} == {
            action: code if action in may else "FORBIDDEN" for action, code in STATES[state].items()
        }
        for action, line in announced.items():
            await it_is_as_announced(client, order, state, action, (line["code"], line["reason"]))
            assert line["allowed"] is (line["code"] is None)


async def it_is_as_announced(
    client: Client,
    order: Order,
    state: OrderState,
    action: Action,
    announced: tuple[str | None, str | None],
) -> None:
    before = await Order.get(id=order.id).values()
    values = input_of(action, state, next(_numbers))

    answer = await client.do(MUTATION_OF[action], values, orderId=order_id(order))

    if answer.code is not None:
        assert (answer.code, answer.refusal["message"]) == announced
        assert await Order.get(id=order.id).values() == before
        return
    assert announced == (None, None)
    done = answer.payload["order"]
    assert (done["id"], done["status"]) == (order_id(order), status_after(action, state))
    assert done["version"] == order.version + 1
    if action is Action.PAY:
        assert (done["paymentStatus"], done["outstanding"]) == ("PAID", {"amount": "0"})
    await put_back(order)
