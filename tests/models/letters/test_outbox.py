"""Posting, as far as the rows go: each letter to one worker, and retried."""

import asyncio

from tortoise.context import TortoiseContext
from tortoise.transactions import in_transaction

from models import Letter, LetterStatus
from models.clock import now
from models.letters.outbox import CLAIM, claim_letters, mark_sent, put_off
from tests.engines import only_postgresql
from tests.factories import a_shop, an_order
from tests.models.letters.rows import MINUTE, again, many_more
from tests.servers import PATIENCE


async def test_each_letter_is_claimed_by_one_of_the_workers(database: TortoiseContext) -> None:
    shop = await a_shop()
    for _ in range(12):
        await an_order(shop)

    claims = await asyncio.gather(*(claim_letters(12) for _ in range(5)))

    claimed = [letter.id for claim in claims for letter in claim]
    assert sorted(claimed) == [letter.id for letter in await Letter.all().order_by("id")]
    assert {letter.attempts for letter in await Letter.all()} == {1}


async def test_ten_at_once_claim_each_of_many_letters_once(letter: Letter) -> None:
    await many_more(letter, 199)

    async def claim_all() -> list[int]:
        mine = []
        while claimed := await claim_letters(1):
            mine += [one.id for one in claimed]
        return mine

    claims = await asyncio.gather(*(claim_all() for _ in range(10)))

    claimed = [id for mine in claims for id in mine]
    assert len(claimed) == len(set(claimed)) == 200
    assert set(await Letter.all().values_list("status", "attempts")) == {(LetterStatus.SENDING, 1)}


@only_postgresql  # SQLite lets one write at a time
async def test_a_letter_that_another_is_just_claiming_is_passed_over(letter: Letter) -> None:
    await many_more(letter, 1)
    is_held = asyncio.Event()

    async def claim() -> list[Letter]:
        await is_held.wait()
        return await claim_letters()

    claiming = asyncio.create_task(claim())  # here: a task made inside would join the transaction
    async with in_transaction():
        await Letter.filter(id=letter.id).select_for_update()
        is_held.set()
        claimed = await asyncio.wait_for(claiming, PATIENCE)

    assert [one.key for one in claimed] == ["another:0"]


async def test_what_a_dead_worker_left_goes_first(letter: Letter) -> None:
    await many_more(letter, 1)
    (left,) = await claim_letters(1)
    await Letter.filter(id=left.id).update(claimed_until=now() - MINUTE)

    assert [one.id for one in await claim_letters(1)] == [left.id]


async def test_the_oldest_letters_are_claimed_first(database: TortoiseContext) -> None:
    shop = await a_shop()
    for _ in range(3):
        await an_order(shop)
    first, second, third = await Letter.all().order_by("id")
    await Letter.filter(id=third.id).update(due_at=now() - MINUTE)

    assert [letter.id for letter in await claim_letters(2)] == [third.id, first.id]
    assert [letter.id for letter in await claim_letters(2)] == [second.id]


async def test_a_letter_that_is_not_due_waits(letter: Letter) -> None:
    await Letter.all().update(due_at=now() + MINUTE)

    assert await claim_letters() == []


async def test_a_claim_holds_for_its_time_and_then_another_may_take_it_up(letter: Letter) -> None:
    (claimed,) = await claim_letters()
    kept = await again(letter)
    assert (kept.status, kept.attempts, claimed.attempts) == (LetterStatus.SENDING, 1, 1)
    assert now() < kept.claimed_until <= now() + CLAIM
    assert await claim_letters() == []

    await Letter.all().update(claimed_until=now() - MINUTE)
    takers = await asyncio.gather(claim_letters(), claim_letters())

    assert sorted(len(taken) for taken in takers) == [0, 1]
    assert (await again(letter)).attempts == 2


async def test_a_sent_letter_is_not_claimed_again(letter: Letter) -> None:
    (claimed,) = await claim_letters()

    await mark_sent(claimed)

    kept = await again(letter)
    assert kept.status is LetterStatus.SENT
    assert letter.created_at <= kept.sent_at <= now()
    await Letter.all().update(due_at=now() - MINUTE)
    assert await claim_letters() == []


async def test_a_letter_put_off_waits_longer_each_time(letter: Letter) -> None:
    waits = []
    for _ in range(9):
        (claimed,) = await claim_letters()
        began = now()
        await put_off(claimed, "421 try later" + "!" * 600)
        kept = await again(letter)
        assert (kept.status, len(kept.last_error)) == (LetterStatus.QUEUED, 500)
        waits.append(round((kept.due_at - began).total_seconds()))
        assert await claim_letters() == []
        await Letter.all().update(due_at=now() - MINUTE)

    assert waits == [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]
