"""Clients that read nothing while 10,000 events pass cost bounded memory, and hurt nobody."""

import asyncio
import json
import socket
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from typing import Any

import pytest
from tortoise.context import TortoiseContext
from websockets.exceptions import ConnectionClosed

from models import Actor, EventKind, Order
from models.actions import action
from models.events.record import lock_shop, record
from tests.app.clients import Socket, a_socket
from tests.app.live.stage import Stage, a_stage
from tests.app.live.story import Story, a_story
from tests.engines import only_postgresql
from tests.factories import the_shop_itself
from tests.schema.documents import SUBSCRIPTIONS
from tests.servers import Server, serving

SLEEPERS = 5
FULL = 2_000  # events that fill every buffer on the way to a sleeper
EVENTS, AT_ONCE = 10_000, 100
LONG = "ñ" * 1_000  # 2 kB each: 100 MB to all sleepers, if nobody stopped
MOST = 15 * 1024  # KiB that the worker may grow meanwhile
WARM = 60  # actions
SMALL = 2**16  # bytes of its socket's buffer; ever smaller ones make waking up slow
SLOW = 1013  # the close code of who does not read

TEXTS = """subscription { orderEvents { cursor event { number ... on NoteAdded { text } } } }"""


@pytest.mark.timeout(300)
@only_postgresql
async def test_who_reads_nothing_while_ten_thousand_events_pass_costs_little_and_hurts_nobody(
    database: TortoiseContext, database_url: str, tmp_path: Path
) -> None:
    with serving(tmp_path, database_url) as server:
        async with a_stage(server) as stage, AsyncExitStack() as asleep:
            async with a_story(stage, restless=False, of_each=1) as story:
                await story.pass_by(WARM)
                sleepers = [await a_sleeper(asleep, stage, story) for _ in range(SLEEPERS)]
                awake = resident(server)
                await many_notes(stage, FULL)
                before = resident(server)
                await many_notes(stage, EVENTS)
                after = resident(server)
            print(f"{awake} KiB, {before} with {SLEEPERS} asleep, {after} later")  # noqa: T201
            assert after - before < MOST
            await wakes(sleepers[0])
    assert "Traceback" not in server.log, server.log


async def a_sleeper(stack: AsyncExitStack, stage: Stage, story: Story) -> Socket:
    """A client that watches the shop and an order with a small buffer, and reads nothing.

    It breaks off at the end: a worker would have to wait for it to say goodbye.
    """
    host, port = stage.workers[0].url.removeprefix("http://").split(":")
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL)
    connection.setblocking(False)
    await asyncio.get_running_loop().sock_connect(connection, (host, int(port)))
    (token, *_) = stage.sessions.values()
    options: dict[str, Any] = {"sock": connection, "max_queue": 1, "ping_interval": None}
    sleeper = await stack.enter_async_context(a_socket(stage.workers[0], token, **options))
    stack.callback(sleeper.connection.transport.abort)
    await sleeper.begin("events", TEXTS)
    await sleeper.begin("page", SUBSCRIPTIONS["orderTracking"], token=story.orders[0][1])
    return sleeper


async def many_notes(stage: Stage, number: int) -> None:
    """So many long notes, in transactions of a hundred; the people's own actions hint."""
    order, by = await Order.all().order_by("id").first(), the_shop_itself(stage.shop)
    assert order is not None
    for _ in range(0, number, AT_ONCE):
        await some_notes(order, by)


@action
async def some_notes(order: Order, by: Actor) -> None:
    """A hundred notes, or none."""
    await lock_shop(by.shop_id)
    for _ in range(AT_ONCE):
        await record(EventKind.NOTE_ADDED, order, by, text=LONG)


def resident(server: Server) -> int:
    """KiB of memory that a worker holds."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    (line,) = [line for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(line.split()[1])


async def wakes(sleeper: Socket) -> None:
    """It reads again: every event comes, in order, or as many as before it was given up."""
    numbers: list[int] = []
    with suppress(ConnectionClosed):
        while len(numbers) < EVENTS:
            frame = json.loads(await sleeper.connection.recv())
            if frame["id"] == "events":
                numbers.append(frame["payload"]["data"]["orderEvents"]["event"]["number"])
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert len(numbers) == EVENTS or sleeper.connection.close_code == SLOW
