"""Posting, as far as the rows go: each letter to one worker, retried, given up after a day."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from tortoise.context import TortoiseContext

from models import Letter, LetterStatus
from models.clock import now
from models.letters.outbox import CLAIM, LONGEST, claim_letters, give_up, mark_sent, put_off
from tests.factories import a_shop, an_order

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def letter(database: TortoiseContext) -> Letter:
    await an_order(await a_shop())
    return await Letter.get()


async def again(letter: Letter) -> Letter:
    return await Letter.get(id=letter.id)


async def test_each_letter_is_claimed_by_one_of_the_workers(database: TortoiseContext) -> None:
    shop = await a_shop()
    for _ in range(12):
        await an_order(shop)

    claims = await asyncio.gather(*(claim_letters(12) for _ in range(5)))

    claimed = [letter.id for claim in claims for letter in claim]
    assert sorted(claimed) == [letter.id for letter in await Letter.all().order_by("id")]
    assert {letter.attempts for letter in await Letter.all()} == {1}


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


async def test_a_letter_that_was_tried_for_a_day_is_given_up(letter: Letter) -> None:
    await Letter.all().update(created_at=now() - LONGEST)
    (claimed,) = await claim_letters()

    await put_off(claimed, "421 try later")

    kept = await again(letter)
    assert (kept.status, kept.last_error) == (LetterStatus.FAILED, "421 try later")
    assert await claim_letters() == []


async def test_a_letter_that_is_refused_for_good_says_why(letter: Letter) -> None:
    (claimed,) = await claim_letters()

    await give_up(claimed, "550 no such user")

    kept = await again(letter)
    assert (kept.status, kept.last_error) == (LetterStatus.FAILED, "550 no such user")
    assert await claim_letters() == []


@pytest.mark.parametrize("end", [put_off, give_up])
async def test_a_worker_that_lost_its_claim_changes_nothing(
    end: Callable[[Letter, str], Awaitable[None]], letter: Letter
) -> None:
    (late,) = await claim_letters()
    await Letter.all().update(claimed_until=now() - MINUTE)
    (claimed,) = await claim_letters()

    await end(late, "timed out")
    assert (await again(letter)).status is LetterStatus.SENDING
    await mark_sent(claimed)
    await end(late, "timed out")

    kept = await again(letter)
    assert (kept.status, kept.last_error) == (LetterStatus.SENT, "")


@pytest.mark.parametrize("words", ["\x00\ud800", "\ud800" * 600, "¿qué?\r\n\x1b[31m"], ids=ascii)
async def test_what_a_mail_server_said_can_always_be_stored(words: str, letter: Letter) -> None:
    (claimed,) = await claim_letters()

    await put_off(claimed, words)

    kept = await again(letter)
    assert kept.status is LetterStatus.QUEUED
    assert kept.last_error.isprintable()
