"""Taking an order through its life: the rows, events and letters of each step."""

import pytest
from tortoise.context import TortoiseContext

from models import (
    Actor,
    CancelReason,
    DispatchMethod,
    Event,
    EventKind,
    Letter,
    Notification,
    NotificationKind,
    Order,
    PaymentStatus,
    Shop,
    Status,
)
from models.clock import now
from models.errors import CancelReasonNotAllowed, InvalidInput, PaymentRequired
from models.orders.pay import PaymentForm, pay_order
from models.orders.progress import accept_order, advance_status, cancel_order, revert_status
from tests.contract import REASONS, STEPS
from tests.factories import DELIVERY, LINKS, PICKUP, a_shop, a_staff, an_actor, an_order
from tests.models.everything import counts, everything, written_between

PLACES = {DispatchMethod.DELIVERY: DELIVERY, DispatchMethod.PICKUP: PICKUP}


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


@pytest.fixture
async def ana(shop: Shop) -> Actor:
    return an_actor(await a_staff(shop))


async def keys(order: Order) -> list[str]:
    """The keys of an order's letters, without their common beginning."""
    letters = await Letter.filter(order_id=order.id).order_by("id")
    return [letter.key.removeprefix(f"order:{order.id}:") for letter in letters]


async def test_a_transfer_order_is_not_accepted_before_it_is_paid(shop: Shop, ana: Actor) -> None:
    order = await an_order(shop)
    before = await everything()

    with pytest.raises(PaymentRequired) as refused:
        await accept_order(order.id, ana, LINKS)
    assert await everything() == before
    await pay_order(order.id, ana, PaymentForm("TRF-1"))
    done = await accept_order(order.id, ana, LINKS)

    assert refused.value.facts["outstanding"].minor == 50_000
    assert done.order.status is Status.ACCEPTED


async def test_cash_on_delivery_is_accepted_and_finished_unpaid(shop: Shop) -> None:
    order = await an_order(shop, "CASH_ON_DELIVERY", status=Status.COMPLETED)

    assert (order.status, order.payment_status) == (Status.COMPLETED, PaymentStatus.PENDING)


@pytest.mark.parametrize("method", DispatchMethod)
async def test_an_order_walks_its_path_and_each_step_leaves_its_moment_event_and_letter(
    method: DispatchMethod, shop: Shop, ana: Actor
) -> None:
    order = await an_order(shop, "CASH_ON_DELIVERY", dispatch=PLACES[method])
    await a_staff(shop)
    path = [to for (of, _), to in STEPS.items() if of == method]

    for step in path:
        before, began = await counts(), now()
        act = accept_order if step == "ACCEPTED" else advance_status
        done = await act(order.id, ana, LINKS)
        kept = await Order.get(id=order.id)
        reached = kept.reached_at(Status(step))
        assert (done.order.status, kept.status) == (step, step)
        assert reached is not None
        assert began <= reached <= now()
        assert written_between(before, await counts()) == {"Event": 1, "Letter": 1}
        assert done.events[0].data["to"] == step

    events = await Event.filter(order_id=order.id).order_by("number")
    assert [event.number for event in events] == [1, 2, 3, 4, 5]
    assert [event.kind for event in events] == [
        EventKind.ORDER_PLACED,
        EventKind.ORDER_ACCEPTED,
        *[EventKind.STATUS_ADVANCED] * 3,
    ]
    assert await keys(order) == [f"{step}:customer" for step in ["RECEIVED", *path]]


@pytest.mark.parametrize("status", [status for status in Status if REASONS[status]])
async def test_a_cancelled_order_remembers_where_from_and_why(
    status: Status, shop: Shop, ana: Actor
) -> None:
    place = PICKUP if status is Status.READY_FOR_PICKUP else DELIVERY
    order = await an_order(shop, "CASH_ON_DELIVERY", status=status, dispatch=place)
    luis = await a_staff(shop)
    reason = CancelReason(REASONS[status].split()[0])
    before = await counts()

    done = await cancel_order(order.id, ana, LINKS, reason=reason, note="lo llamamos")

    kept = await Order.get(id=order.id)
    assert (kept.status, kept.cancelled_from) == (Status.CANCELLED, status)
    assert kept.cancel_reason == reason
    assert kept.reached_at(Status.CANCELLED) is not None
    assert written_between(before, await counts()) == {"Event": 1, "Letter": 1, "Notification": 1}
    assert done.events[0].data == {"origin": status, "reason": reason, "note": "lo llamamos"}
    ring = await Notification.get(event_number=done.events[0].number)
    assert (ring.staff_id, ring.kind) == (luis.id, NotificationKind.ORDER_CANCELLED)
    assert (await keys(order))[-1] == "CANCELLED:customer"


async def test_a_reason_that_does_not_fit_cancels_nothing(shop: Shop, ana: Actor) -> None:
    order = await an_order(shop, "CASH_ON_DELIVERY", status=Status.SHIPPED)
    before = await everything()

    with pytest.raises(CancelReasonNotAllowed):
        await cancel_order(order.id, ana, LINKS, reason=CancelReason.OUT_OF_STOCK)

    assert await everything() == before


async def test_a_cancelled_order_with_money_in_is_due_a_refund(shop: Shop, ana: Actor) -> None:
    order = await an_order(shop, paid=True)

    done = await cancel_order(order.id, ana, LINKS, reason=CancelReason.OUT_OF_STOCK)

    assert done.order.payment_status is PaymentStatus.REFUND_DUE
    assert (await Order.get(id=order.id)).payment_status is PaymentStatus.REFUND_DUE


@pytest.mark.parametrize(("method", "status"), STEPS)
async def test_undoing_a_step_leads_back_with_a_reason_and_no_letter(
    method: str, status: str, shop: Shop, ana: Actor
) -> None:
    step = Status(STEPS[method, status])
    place = PLACES[DispatchMethod(method)]
    order = await an_order(shop, "CASH_ON_DELIVERY", status=step, dispatch=place)
    before = await counts()

    done = await revert_status(order.id, ana, "me equivoqué")

    kept = await Order.get(id=order.id)
    assert (kept.status, kept.reached_at(step)) == (status, None)
    assert done.events[0].data == {"origin": step, "to": status, "reason": "me equivoqué"}
    assert written_between(before, await counts()) == {"Event": 1}


async def test_undoing_a_cancellation_forgets_its_reason_and_the_refund(
    shop: Shop, ana: Actor
) -> None:
    order = await an_order(shop, status=Status.PREPARING)
    await cancel_order(order.id, ana, LINKS, reason=CancelReason.OTHER)

    await revert_status(order.id, ana, "era otra orden")

    kept = await Order.get(id=order.id)
    assert (kept.status, kept.payment_status) == (Status.PREPARING, PaymentStatus.PAID)
    assert (kept.cancelled_from, kept.cancel_reason) == (None, None)
    assert kept.reached_at(Status.CANCELLED) is None


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501])
async def test_undoing_needs_a_reason(reason: str, shop: Shop, ana: Actor) -> None:
    order = await an_order(shop, "CASH_ON_DELIVERY", status=Status.ACCEPTED)

    with pytest.raises(InvalidInput) as refused:
        await revert_status(order.id, ana, reason)

    assert refused.value.field == "reason"


async def test_doing_a_step_again_after_undoing_it_sends_no_second_letter(
    shop: Shop, ana: Actor
) -> None:
    order = await an_order(shop, "CASH_ON_DELIVERY", status=Status.SHIPPED)
    told = await keys(order)

    await revert_status(order.id, ana, "faltaba un paquete")
    await advance_status(order.id, ana, LINKS)
    assert await keys(order) == told
    for _ in range(3):
        await revert_status(order.id, ana, "desde el comienzo")
    await accept_order(order.id, ana, LINKS)
    await advance_status(order.id, ana, LINKS)

    assert await keys(order) == told
