"""One action is one transaction: wholly there or not at all, joined by what it calls, retried."""

import asyncio
import sqlite3

import pytest
from tortoise.context import TortoiseContext
from tortoise.exceptions import OperationalError

from models import Shop
from models.actions import action, shielded
from models.errors import NotFound
from models.events.record import lock_shop
from models.words import THE_ORDER
from tests.engines import only_postgresql, only_sqlite
from tests.factories import a_shop


@action
async def rename(shop_id: int, name: str, error: Exception | None = None) -> str:
    await Shop.filter(id=shop_id).update(name=name)
    if error:
        raise error
    return name


@action
async def rename_both(one: int, other: int, error: Exception | None = None) -> None:
    await rename(one, "renombrada")
    await rename(other, "renombrada", error)


async def names() -> list[str]:
    return [shop.name for shop in await Shop.all().order_by("id")]


async def test_an_action_answers_and_its_change_is_there(database: TortoiseContext) -> None:
    shop = await a_shop("una")

    assert await rename(shop.id, "dos") == "dos"
    assert await names() == ["dos"]


@pytest.mark.parametrize("error", [NotFound(None, what=THE_ORDER), ZeroDivisionError()], ids=repr)
async def test_an_action_that_fails_leaves_nothing(
    error: Exception, database: TortoiseContext
) -> None:
    shop = await a_shop("una")

    with pytest.raises(type(error)) as raised:
        await rename(shop.id, "dos", error)

    assert raised.value is error
    assert await names() == ["una"]


async def test_an_action_joins_the_one_that_calls_it(database: TortoiseContext) -> None:
    one, other = await a_shop("una"), await a_shop("otra")

    with pytest.raises(ZeroDivisionError):
        await rename_both(one.id, other.id, ZeroDivisionError())
    assert await names() == ["una", "otra"]

    await rename_both(one.id, other.id)
    assert await names() == ["renombrada", "renombrada"]


async def test_an_action_after_another_is_a_transaction_of_its_own(
    database: TortoiseContext,
) -> None:
    shop = await a_shop("una")

    await rename(shop.id, "dos")
    with pytest.raises(ZeroDivisionError):
        await rename(shop.id, "tres", ZeroDivisionError())

    assert await names() == ["dos"]


async def test_an_action_goes_on_when_its_caller_is_cancelled(database: TortoiseContext) -> None:
    shop = await a_shop("una")
    begun, may_end = asyncio.Event(), asyncio.Event()

    @action
    async def slow() -> None:
        await Shop.filter(id=shop.id).update(name="dos")
        begun.set()
        await may_end.wait()

    caller = asyncio.create_task(slow())
    await begun.wait()
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    may_end.set()
    await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}))

    assert await names() == ["dos"]


async def test_a_failure_that_nobody_waits_for_is_no_noise() -> None:
    heard: list[dict[str, object]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, fault: heard.append(fault))
    begun, may_end = asyncio.Event(), asyncio.Event()

    async def failing() -> None:
        begun.set()
        await may_end.wait()
        raise ZeroDivisionError

    caller = asyncio.create_task(shielded(failing()))
    await begun.wait()
    caller.cancel()
    await asyncio.gather(caller, return_exceptions=True)
    may_end.set()
    await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}), return_exceptions=True)

    assert heard == []


@only_postgresql
async def test_two_actions_that_deadlock_both_get_through(database: TortoiseContext) -> None:
    one, other = await a_shop("una"), await a_shop("otra")
    meeting = asyncio.Barrier(2)
    tries = 0

    @action
    async def lock_both(first: int, second: int) -> None:
        nonlocal tries
        tries += 1
        await lock_shop(first)
        if tries <= 2:
            await meeting.wait()
        await lock_shop(second)
        await Shop.filter(id=second).update(name="renombrada")

    await asyncio.gather(lock_both(one.id, other.id), lock_both(other.id, one.id))

    assert await names() == ["renombrada", "renombrada"]
    assert tries == 3


@only_sqlite
async def test_an_action_waits_for_another_process_to_let_go(
    database: TortoiseContext, database_url: str
) -> None:
    shop = await a_shop("una")
    await database.db().execute_script("PRAGMA busy_timeout = 0")
    process = sqlite3.connect(database_url.removeprefix("sqlite://"), isolation_level=None)
    process.execute("BEGIN IMMEDIATE")
    asyncio.get_running_loop().call_later(0.05, process.rollback)

    await rename(shop.id, "dos")

    process.close()
    assert await names() == ["dos"]


@only_sqlite
async def test_an_action_gives_up_on_a_lock_that_stays(
    database: TortoiseContext, database_url: str
) -> None:
    shop = await a_shop("una")
    await database.db().execute_script("PRAGMA busy_timeout = 0")
    process = sqlite3.connect(database_url.removeprefix("sqlite://"), isolation_level=None)
    process.execute("BEGIN IMMEDIATE")

    with pytest.raises(OperationalError, match="locked"):
        await rename(shop.id, "dos")

    process.rollback()
    process.close()
    assert await rename(shop.id, "tres") == "tres"


async def test_a_fault_that_no_retry_mends_is_raised_at_once(database: TortoiseContext) -> None:
    tries = 0

    @action
    async def broken() -> None:
        nonlocal tries
        tries += 1
        await database.db().execute_query("SELECT nothing FROM nowhere")

    with pytest.raises(OperationalError):
        await broken()

    assert tries == 1
