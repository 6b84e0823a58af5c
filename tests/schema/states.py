"""Orders in every state of the contract's matrix, those that only a voided payment leads to too."""

from models import (
    Action,
    ActorKind,
    CancelReason,
    DispatchMethod,
    Order,
    Shop,
    Status,
    Transaction,
    TransactionKind,
    TransactionStatus,
)
from models.orders.change import save_next_version
from models.orders.ledger import settle
from models.orders.progress import cancel_order
from models.orders.workflow import OrderState
from tests.contract import REASONS, STEPS, cells
from tests.factories import DELIVERY, LINKS, METHOD_OF, PICKUP, an_order, the_shop_itself

__all__ = ["MUTATION_OF", "STATES", "an_order_in", "input_of", "put_back", "status_after"]

STATES: dict[OrderState, dict[Action, str | None]] = {}
"""What each action meets in each state."""
for _cell in cells():
    STATES.setdefault(_cell.state, {})[_cell.action] = _cell.code

MUTATION_OF = {
    Action.ACCEPT: "acceptOrder",
    Action.ADVANCE: "advanceStatus",
    Action.PAY: "payOrder",
    Action.CANCEL: "cancelOrder",
    Action.REVERT: "revertStatus",
}

_DISPATCH = {DispatchMethod.DELIVERY: DELIVERY, DispatchMethod.PICKUP: PICKUP}


async def an_order_in(shop: Shop, state: OrderState) -> Order:
    """An order of the shop in this state, by the real actions."""
    owed = state.outstanding > 0
    reached = state.cancelled_from or state.status
    in_time = reached is Status.RECEIVED or METHOD_OF[state.policy] == "CASH_ON_DELIVERY"
    order = await an_order(
        shop,
        METHOD_OF[state.policy],
        status=reached,
        paid=not owed if in_time else None,
        dispatch=_DISPATCH[state.method],
    )
    if owed and order.paid:
        await _take_back(order)
    if state.status is Status.CANCELLED:
        by, why = the_shop_itself(shop), CancelReason.CUSTOMER_REQUEST
        order = (await cancel_order(order.id, by, LINKS, reason=why)).order
    return order


async def _take_back(order: Order) -> None:
    """What voiding a wrongly registered payment does to the ledger."""
    await Transaction.create(
        shop_id=order.shop_id,
        order_id=order.id,
        payment_method_id=order.payment_method_id,
        kind=TransactionKind.REVERSAL,
        status=TransactionStatus.SETTLED,
        amount=order.paid,
        currency=order.currency,
        actor_kind=ActorKind.SYSTEM,
    )
    await settle(order)
    await save_next_version(order, "paid", "payment_status")


async def put_back(before: Order) -> None:
    """Make an order what it was; a payment since then is voided."""
    order = await Order.get(id=before.id)
    if order.paid > before.paid:
        await _take_back(order)
    columns = {name: getattr(before, name) for name in before._meta.db_fields if name != "id"}
    await Order.filter(id=before.id).update(**columns)


def input_of(action: Action, state: OrderState, number: int) -> dict[str, str]:
    """What the action's mutation takes beside the order's id."""
    reason = next(iter(REASONS[state.status].split()), "OTHER")
    return {
        Action.ACCEPT: {},
        Action.ADVANCE: {},
        Action.PAY: {"reference": f"TRF-8{number}"},
        Action.CANCEL: {"reason": reason},
        Action.REVERT: {"reason": "me equivoqué"},
    }[action]


def status_after(action: Action, state: OrderState) -> str:
    """Where a done action leaves the order, by the contract."""
    back = {(method, to): origin for (method, origin), to in STEPS.items()}
    undone = state.cancelled_from or back.get((state.method, state.status))
    forward = STEPS.get((state.method, state.status))
    found = {
        Action.ACCEPT: "ACCEPTED",
        Action.ADVANCE: forward,
        Action.PAY: state.status,
        Action.CANCEL: "CANCELLED",
        Action.REVERT: undone,
    }[action]
    assert found
    return found
