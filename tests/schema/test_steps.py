"""The targets of `advanceStatus` and the reasons of `cancelOrder`, each in every status."""

import pytest
from tortoise.context import TortoiseContext

from models import CancelReason, Order, Status
from tests.api import a_person, order_id
from tests.contract import ONLY_OF, REASONS, STEPS, a_state
from tests.engines import only_sqlite
from tests.factories import a_shop
from tests.schema.states import an_order_in, put_back

PLACES = [
    (method, status.value)
    for method in ("DELIVERY", "PICKUP")
    for status in Status
    if ONLY_OF.get(status, method) == method
]


@only_sqlite
@pytest.mark.parametrize(("method", "status"), PLACES)
async def test_only_the_next_step_of_its_path_may_be_named(
    method: str, status: str, database: TortoiseContext
) -> None:
    ana = await a_person(shop := await a_shop())
    order = await an_order_in(shop, a_state("ON_DELIVERY", method, status))
    step = None if status == "RECEIVED" else STEPS.get((method, status))

    for to in Status:
        answer = await ana.do("advanceStatus", orderId=order_id(order), to=to)

        if to == step:
            assert answer.payload["order"]["status"] == to
            await put_back(order)
            continue
        next_one = STEPS.get((method, status))
        assert answer.refusal["code"] == "TRANSITION_NOT_ALLOWED"
        assert answer.refusal["field"] == "to"
        assert answer.refusal["from"] == status
        assert answer.refusal["to"] == to
        assert answer.refusal["allowed"] == ([next_one] if next_one else [])
        assert (await Order.get(id=order.id)).version == order.version


@only_sqlite
async def test_an_order_to_be_picked_up_is_never_shipped(database: TortoiseContext) -> None:
    ana = await a_person(shop := await a_shop())
    order = await an_order_in(shop, a_state("ON_DELIVERY", "PICKUP", "PREPARING"))

    refused = await ana.do("advanceStatus", orderId=order_id(order), to="SHIPPED")
    done = await ana.do("advanceStatus", orderId=order_id(order))

    assert (refused.code, refused.refusal["allowed"]) == (
        "TRANSITION_NOT_ALLOWED",
        ["READY_FOR_PICKUP"],
    )
    assert done.payload["order"]["status"] == "READY_FOR_PICKUP"


@only_sqlite
@pytest.mark.parametrize(("method", "status"), PLACES)
async def test_only_a_reason_that_fits_the_status_cancels(
    method: str, status: str, database: TortoiseContext
) -> None:
    ana = await a_person(shop := await a_shop())
    order = await an_order_in(shop, a_state("ON_DELIVERY", method, status))
    fitting = REASONS[status].split()

    for reason in CancelReason:
        answer = await ana.do("cancelOrder", orderId=order_id(order), reason=reason)

        if reason in fitting:
            done = answer.payload["order"]
            assert (done["status"], done["cancelReason"]) == ("CANCELLED", reason)
            await put_back(order)
        elif fitting:
            assert answer.refusal["code"] == "CANCEL_REASON_NOT_ALLOWED"
            assert sorted(answer.refusal["reasons"]) == sorted(fitting)
            assert answer.refusal["field"] == "reason"
        else:
            assert answer.refusal["code"] == "TRANSITION_NOT_ALLOWED"
        assert (await Order.get(id=order.id)).version == order.version
