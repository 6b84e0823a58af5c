"""All who watch one order share its reading, and get the same bytes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import orjson
import pytest
from tortoise.context import TortoiseContext

from app.bus import BroadcastBus
from app.bus.ears import Waker
from app.shared import Asked, Shared
from app.sharing import Sharing
from models import Order, Shop
from models.orders.progress import accept_order, advance_status
from models.orders.tracking import rotate_tracking
from resolvers.channels import order_channel
from resolvers.context import Context
from resolvers.leaving import CLOSED_LINK
from schema.build import make_schema
from tests.api import the_bus
from tests.factories import LINKS, a_shop, a_staff, an_actor, an_order, the_shop_itself
from tests.schema.documents import SUBSCRIPTIONS
from tests.waiting import until

PATIENCE = 20
TRACKING = SUBSCRIPTIONS["orderTracking"]


@dataclass
class Desk:
    """An order on a bus, what is shared of it, and the context of each reading."""

    bus: BroadcastBus
    shop: Shop
    order: Order
    contexts: list[Context] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sharing = Sharing(make_schema(), lambda: self.bus, self._new_context)

    def _new_context(self, language: str) -> Context:
        self.contexts.append(Context(links=LINKS, bus=self.bus, preferred_language=language))
        return self.contexts[-1]

    @property
    def token(self) -> str:
        return LINKS.tracking_token(self.order.tracking_nonce)

    def asked(self, language: str = "es", document: str = TRACKING) -> Asked:
        asked = self.sharing.asked(document, {"token": self.token}, None, language)
        assert asked
        return asked

    async def hint(self) -> None:
        await self.bus.publish(order_channel(self.order.id))


@pytest.fixture
async def desk(database: TortoiseContext) -> AsyncIterator[Desk]:
    async with the_bus() as bus:
        shop = await a_shop()
        yield Desk(bus, shop, await an_order(shop, "CASH_ON_DELIVERY"))


async def status_after(shared: Shared, watcher: Waker, number: int) -> str:
    """What the newest result tells, once there is one after the `number`th."""
    async with asyncio.timeout(PATIENCE):
        while shared.number <= number and not shared.is_over:
            await watcher.wait()
    status: str = orjson.loads(shared.latest)["data"]["orderTracking"]["status"]
    return status


async def test_a_hundred_watchers_are_one_reading_a_change_and_all_are_told(desk: Desk) -> None:
    watchers = [Waker() for _ in range(100)]
    with ExitStack() as stack:
        streams = [stack.enter_context(desk.sharing.joined(desk.asked(), w)) for w in watchers]
        shared = streams[0]
        assert await status_after(shared, watchers[0], 0) == "RECEIVED"

        await accept_order(desk.order.id, the_shop_itself(desk.shop), LINKS)
        await desk.hint()
        told = [await status_after(shared, watcher, 1) for watcher in watchers]

    assert all(stream is shared for stream in streams)
    assert told == ["ACCEPTED"] * 100
    assert len(desk.contexts) == 2
    assert desk.bus.listeners == 0


async def test_who_is_late_finds_the_newest_result_alone(desk: Desk) -> None:
    quick, late = Waker(), Waker()
    with (
        desk.sharing.joined(desk.asked(), quick) as shared,
        desk.sharing.joined(desk.asked(), late),
    ):
        await status_after(shared, quick, 0)
        by = the_shop_itself(desk.shop)
        await accept_order(desk.order.id, by, LINKS)
        for number in (1, 2):
            await desk.hint()
            await status_after(shared, quick, number)
            await advance_status(desk.order.id, by, LINKS)
        await desk.hint()
        await status_after(shared, quick, 3)

        assert await status_after(shared, late, 0) == "SHIPPED"


async def test_another_language_or_other_fields_are_read_apart(desk: Desk) -> None:
    status = "subscription Other($token: String!) { orderTracking(token: $token) { status } }"
    one, two, three = Waker(), Waker(), Waker()
    with (
        desk.sharing.joined(desk.asked(), one) as first,
        desk.sharing.joined(desk.asked("en"), two) as second,
        desk.sharing.joined(desk.asked("es", status), three) as third,
    ):
        assert await status_after(first, one, 0) == "RECEIVED"
        assert await status_after(second, two, 0) == "RECEIVED"
        assert await status_after(third, three, 0) == "RECEIVED"
        assert set(orjson.loads(third.latest)["data"]["orderTracking"]) == {"status"}
    assert len(desk.contexts) == 3


async def test_the_last_to_leave_ends_it_and_the_next_begins_anew(desk: Desk) -> None:
    for _ in range(3):
        one, two = Waker(), Waker()
        with desk.sharing.joined(desk.asked(), one) as shared:
            with desk.sharing.joined(desk.asked(), two):
                await status_after(shared, two, 0)
            assert await status_after(shared, one, 0) == "RECEIVED"
        assert desk.bus.listeners == 0
    assert len(desk.contexts) == 3


async def test_what_changes_nothing_that_is_watched_is_not_told(desk: Desk) -> None:
    watcher = Waker()
    with desk.sharing.joined(desk.asked(), watcher) as shared:
        await status_after(shared, watcher, 0)
        await desk.hint()
        await until(lambda: len(desk.contexts) == 2)
        await accept_order(desk.order.id, the_shop_itself(desk.shop), LINKS)
        await desk.hint()
        assert await status_after(shared, watcher, 1) == "ACCEPTED"
    assert shared.number == 2


async def test_hints_during_a_reading_are_one_more_reading(desk: Desk) -> None:
    watcher = Waker()
    with desk.sharing.joined(desk.asked(), watcher) as shared:
        await status_after(shared, watcher, 0)
        await accept_order(desk.order.id, the_shop_itself(desk.shop), LINKS)
        for _ in range(50):
            await desk.hint()
        assert await status_after(shared, watcher, 1) == "ACCEPTED"
    assert len(desk.contexts) <= 3


async def test_a_replaced_link_ends_it_for_all_with_its_code(desk: Desk) -> None:
    watcher = Waker()
    with desk.sharing.joined(desk.asked(), watcher) as shared:
        await status_after(shared, watcher, 0)
        await rotate_tracking(desk.order.id, an_actor(await a_staff(desk.shop)), LINKS)
        await desk.hint()
        await until(lambda: shared.is_over)

    told = orjson.loads(shared.latest)
    assert (told["data"], told["errors"][0]["extensions"]["code"]) == (None, "NOT_FOUND")
    assert shared.close_code == CLOSED_LINK


async def test_a_link_that_never_was_ends_without_a_code(desk: Desk) -> None:
    asked = desk.sharing.asked(TRACKING, {"token": "x" * 27}, None, "en")
    assert asked
    with desk.sharing.joined(asked, Waker()) as shared:
        await until(lambda: shared.is_over)

    (error,) = orjson.loads(shared.latest)["errors"]
    assert error["message"].startswith("We could not find")
    assert (shared.number, shared.close_code) == (1, None)


async def test_a_variable_of_the_wrong_kind_is_refused(desk: Desk) -> None:
    document = (
        "subscription($token: String!, $with: Boolean!)"
        " { orderTracking(token: $token) { status city: language @include(if: $with) } }"
    )
    with desk.sharing.joined(desk.asked("es", document), Waker()) as shared:
        await until(lambda: shared.is_over)
    assert shared.refused
    assert "$with" in shared.refused[0].message


@pytest.mark.parametrize(
    "document",
    [
        "subscription { nada }",
        "subscription {",
        "subscription($token: String!) { orderTracking(token: $token) { nada } }",
        "subscription { orderTracking { status } }",
        SUBSCRIPTIONS["orderEvents"],
        "query($token: String!) { orderTracking(token: $token) { status } }",
        "",
    ],
)
async def test_anything_else_goes_its_own_way(document: str, desk: Desk) -> None:
    assert desk.sharing.asked(document, {"token": desk.token}, None, "es") is None


@pytest.mark.parametrize("token", [None, 1, ["x"], {}])
async def test_a_token_that_is_no_text_goes_its_own_way(token: object, desk: Desk) -> None:
    assert desk.sharing.asked(TRACKING, {"token": token}, None, "es") is None


async def test_a_token_in_the_document_itself_will_do(desk: Desk) -> None:
    document = f'subscription {{ orderTracking(token: "{desk.token}") {{ status }} }}'
    asked = desk.sharing.asked(document, {}, None, "es")
    assert asked
    with desk.sharing.joined(asked, watcher := Waker()) as shared:
        assert await status_after(shared, watcher, 0) == "RECEIVED"


async def test_of_several_operations_the_named_one_is_watched(desk: Desk) -> None:
    page = "subscription Page($token: String!) { orderTracking(token: $token) { status } }"
    document = f"{page} query Other {{ viewer {{ name }} }}"
    asked = desk.sharing.asked(document, {"token": desk.token}, "Page", "es")
    assert asked
    with desk.sharing.joined(asked, watcher := Waker()) as shared:
        assert await status_after(shared, watcher, 0) == "RECEIVED"
    assert desk.sharing.asked(document, {"token": desk.token}, "Other", "es") is None
    assert desk.sharing.asked(document, {"token": desk.token}, None, "es") is None


class BrokenBus:
    """A bus that nobody can join."""

    listeners = 0

    def join(self, channel: str, listener: object) -> None:
        raise LookupError(channel)

    def leave(self, channel: str, listener: object) -> None:
        return None


async def test_a_fault_at_the_beginning_is_told_and_the_next_begins_anew(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    broken: Any = BrokenBus()
    sharing = Sharing(make_schema(), lambda: broken, desk._new_context)
    with sharing.joined(desk.asked(), Waker()) as shared:
        await until(lambda: shared.is_over)
        assert shared.refused
        assert (shared.refused[0].extensions or {})["code"] == "INTERNAL"
        with sharing.joined(desk.asked(), Waker()) as again:
            assert again is not shared
            await until(lambda: again.is_over)
    assert [record.levelname for record in caplog.records] == ["ERROR", "ERROR"]
