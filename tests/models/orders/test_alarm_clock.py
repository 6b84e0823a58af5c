"""The clock of an order that waits to be accepted, and how long accepting took."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from tortoise.context import TortoiseContext

from models import (
    Action,
    Actor,
    ActorKind,
    CancelReason,
    DispatchMethod,
    Order,
    Policy,
    Shop,
    Status,
)
from models.clock import now
from models.orders.alarm import (
    due_alarms,
    next_alarm,
    seconds_to_accept,
    wind_clock,
)
from models.orders.drafts import LineDraft
from models.orders.pay import PaymentForm, pay_order
from models.orders.place import place_order
from models.orders.progress import accept_order, advance_status, cancel_order, revert_status
from tests.contract import Cell, cells
from tests.engines import only_sqlite
from tests.factories import LINKS, a_draft, a_shop, a_staff, an_actor, an_order, the_shop_itself
from tests.resolvers.statements import statements

MINUTE = timedelta(minutes=1)
NOON = datetime(2026, 1, 5, 17, tzinfo=UTC)


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


@pytest.fixture
async def ana(shop: Shop) -> Actor:
    return an_actor(await a_staff(shop))


def somebody(at: datetime = NOON, *, quiet: bool = False) -> Actor:
    return Actor(ActorKind.STAFF, 1, "Ana", quiet=quiet, at=at)


async def as_kept(order: Order) -> Order:
    return await Order.get(id=order.id)


# ── The clock, without a database ────────────────────────────────────────────────────────────────


def an_order_in(cell: Cell) -> Order:
    state = cell.state
    return Order(
        status=state.status,
        dispatch_method=state.method,
        policy=state.policy,
        currency="COP",
        total=12_500,
        paid=12_500 - state.outstanding,
        cancelled_from=state.cancelled_from,
    )


ACCEPTING = [cell for cell in cells() if cell.action is Action.ACCEPT]


@pytest.mark.parametrize("cell", ACCEPTING, ids=str)
def test_the_clock_starts_where_the_contract_lets_an_order_be_accepted(cell: Cell) -> None:
    order = an_order_in(cell)

    wind_clock(order, 15, somebody())

    may = cell.code is None
    assert order.acceptable_at == (NOON if may else None)
    assert order.alarm_due_at == (NOON + 15 * MINUTE if may else None)
    assert order.alarmed_at is None


def a_waiting_order() -> Order:
    return an_order_in(next(cell for cell in ACCEPTING if cell.code is None))


def test_a_clock_that_runs_goes_on() -> None:
    order = a_waiting_order()

    for hour in range(3):
        wind_clock(order, 15, somebody(NOON + timedelta(hours=hour)))

    assert (order.acceptable_at, order.alarm_due_at) == (NOON, NOON + 15 * MINUTE)


@pytest.mark.parametrize(("minutes", "quiet"), [(0, False), (15, True), (0, True)])
def test_without_minutes_and_by_a_quiet_actor_no_alarm_is_due(minutes: int, quiet: bool) -> None:
    order = a_waiting_order()

    wind_clock(order, minutes, somebody(quiet=quiet))

    assert (order.acceptable_at, order.alarm_due_at) == (NOON, None)


def test_the_waiting_is_counted_from_when_accepting_was_possible() -> None:
    order = Order(placed_at=NOON, acceptable_at=NOON + MINUTE, accepted_at=NOON + 3 * MINUTE)
    from_before = Order(placed_at=NOON, accepted_at=NOON + 3 * MINUTE)
    odd = Order(placed_at=NOON, acceptable_at=NOON + MINUTE, accepted_at=NOON)

    assert [seconds_to_accept(one) for one in (order, from_before, odd)] == [120, 180, 0]
    assert seconds_to_accept(Order(placed_at=NOON)) is None


# ── The clock, through the actions ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("method", "paid", "runs"),
    [
        ("CASH_ON_DELIVERY", False, True),
        ("ONLINE", True, True),
        ("ONLINE", False, False),
        ("BANK_TRANSFER", False, False),
        ("BANK_TRANSFER", True, True),
    ],
)
async def test_a_new_order_waits_once_its_policy_lets_it_be_accepted(
    method: str, paid: bool, runs: bool, shop: Shop
) -> None:
    began = now()

    order = await as_kept(await an_order(shop, method, paid=paid))

    assert (order.acceptable_at is not None) is runs
    if order.acceptable_at:
        assert began <= order.acceptable_at <= now()
        assert order.alarm_due_at == order.acceptable_at + 15 * MINUTE


@pytest.mark.parametrize("method", ["ONLINE", "BANK_TRANSFER"])
async def test_an_order_of_nothing_waits_from_the_start(method: str, shop: Shop) -> None:
    gift = LineDraft("Muestra", 1, Decimal(0))

    order = await as_kept(await an_order(shop, method, paid=False, lines=[gift], total=Decimal(0)))

    assert order.alarm_due_at is not None


async def test_only_the_payment_that_opens_the_gate_starts_the_clock(
    shop: Shop, ana: Actor
) -> None:
    order = await an_order(shop)
    part = (await pay_order(order.id, ana, PaymentForm("TRF-1", Decimal(20_000)))).order
    whole = await as_kept((await pay_order(order.id, ana, PaymentForm("TRF-2"))).order)
    form = PaymentForm("TRF-3", Decimal(1), allow_overpayment=True)
    cash = await an_order(shop, "CASH_ON_DELIVERY")
    paid = await as_kept((await pay_order(cash.id, ana, replace(form, reference="EFE-1"))).order)

    assert part.acceptable_at is None
    assert whole.acceptable_at is not None
    assert (paid.acceptable_at, paid.alarm_due_at) == (cash.acceptable_at, cash.alarm_due_at)


async def test_accepting_stops_the_clock_and_tells_how_long_it_ran(shop: Shop, ana: Actor) -> None:
    order = await an_order(shop, "CASH_ON_DELIVERY")
    since = now() - 90 * MINUTE
    await Order.filter(id=order.id).update(acceptable_at=since)

    done = await accept_order(order.id, ana, LINKS)

    kept = await as_kept(order)
    assert (kept.acceptable_at, kept.alarm_due_at, kept.alarmed_at) == (since, None, None)
    assert seconds_to_accept(kept) == done.events[0].data["seconds"]
    assert 90 * 60 <= done.events[0].data["seconds"] < 90 * 60 + 60


async def test_no_other_step_tells_how_long_accepting_took(shop: Shop, ana: Actor) -> None:
    order = await an_order(shop, "CASH_ON_DELIVERY", status=Status.ACCEPTED)

    done = await advance_status(order.id, ana, LINKS)

    assert "seconds" not in done.events[0].data
    assert seconds_to_accept(done.order) is not None


async def test_a_cancelled_order_waits_for_nobody_and_an_undone_one_begins_anew(
    shop: Shop, ana: Actor
) -> None:
    order = await an_order(shop, "CASH_ON_DELIVERY")
    await Order.filter(id=order.id).update(acceptable_at=NOON, alarm_due_at=NOON)

    await cancel_order(order.id, ana, LINKS, reason=CancelReason.OTHER)
    cancelled, undone_from = await as_kept(order), now()
    await revert_status(order.id, ana, "era otra")

    kept = await as_kept(order)
    assert (cancelled.acceptable_at, cancelled.alarm_due_at) == (None, None)
    assert kept.acceptable_at is not None
    assert undone_from <= kept.acceptable_at
    assert kept.alarm_due_at == kept.acceptable_at + 15 * MINUTE


async def test_undoing_the_acceptance_begins_anew_and_a_later_step_does_not(
    shop: Shop, ana: Actor
) -> None:
    order = await an_order(shop, "CASH_ON_DELIVERY", status=Status.PREPARING)
    await Order.filter(id=order.id).update(acceptable_at=NOON)

    await revert_status(order.id, ana, "falta algo")
    accepted = await as_kept(order)
    await revert_status(order.id, ana, "falta todo")
    received = await as_kept(order)

    assert (accepted.acceptable_at, accepted.alarm_due_at) == (NOON, None)
    assert received.acceptable_at is not None
    assert received.acceptable_at > NOON
    assert received.alarm_due_at == received.acceptable_at + 15 * MINUTE
    assert seconds_to_accept(received) is None


async def test_an_order_that_was_taken_over_is_never_due(shop: Shop) -> None:
    quiet = Actor(ActorKind.IMPORT, shop.id, "import", quiet=True, at=NOON)

    await place_order(a_draft(payment_method="CASH_ON_DELIVERY"), quiet, LINKS)

    assert (await due_alarms(), await next_alarm()) == ([], None)


@only_sqlite
async def test_the_clock_costs_accepting_and_advancing_no_statement(
    database: TortoiseContext,
) -> None:
    order = await an_order(shop := await a_shop(), "CASH_ON_DELIVERY")
    by = the_shop_itself(shop)

    for act in (accept_order, advance_status):
        with statements() as sent:
            await act(order.id, by, LINKS)
        assert sum("UPDATE" in sql and '"order"' in sql for sql in sent) == 1
        assert not [sql for sql in sent if '"notification"' in sql]


def test_every_policy_and_dispatch_method_was_looked_at() -> None:
    assert {cell.state.policy for cell in ACCEPTING} == set(Policy)
    assert {cell.state.method for cell in ACCEPTING} == set(DispatchMethod)
