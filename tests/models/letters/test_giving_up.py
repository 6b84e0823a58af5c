"""Letters that are given up: once, with their reason, on the order's timeline and the bell."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from tortoise.exceptions import IntegrityError

from models import (
    ActorKind,
    Done,
    Event,
    EventKind,
    Letter,
    LetterStatus,
    Notification,
    NotificationKind,
    Order,
    Shop,
)
from models.clock import now
from models.letters.outbox import LONGEST, claim_letters, give_up, mark_sent, put_off
from tests.factories import a_staff
from tests.models.letters.rows import MINUTE, again


async def the_failure() -> Event:
    return await Event.get(kind=EventKind.LETTER_FAILED)


async def test_a_letter_that_was_tried_for_a_day_is_given_up(letter: Letter) -> None:
    await Letter.all().update(created_at=now() - LONGEST)
    (claimed,) = await claim_letters()

    await put_off(claimed, "421 try later")

    kept = await again(letter)
    assert (kept.status, kept.last_error) == (LetterStatus.FAILED, "421 try later")
    assert await claim_letters() == []
    assert (await the_failure()).data["error"] == "421 try later"


async def test_a_letter_that_is_put_off_is_no_event(letter: Letter) -> None:
    (claimed,) = await claim_letters()

    assert await put_off(claimed, "421 try later") is None

    assert not await Event.exists(kind=EventKind.LETTER_FAILED)


async def test_a_letter_given_up_stands_on_the_orders_timeline_and_rings(letter: Letter) -> None:
    shop = await Shop.get(id=letter.shop_id)
    staff = await a_staff(shop)
    (claimed,) = await claim_letters()

    done = await give_up(claimed, "550 5.1.1 no such user")

    event, order = await the_failure(), await Order.get(id=letter.order_id)
    assert [told.id for told in done.events] == [event.id]
    assert done.order.id == order.id
    assert (event.order_id, event.number) == (order.id, (await Shop.get(id=shop.id)).event_seq)
    assert (event.actor_kind, event.actor_name) == (ActorKind.SYSTEM, "Mis Órdenes")
    assert event.data == {
        "to": letter.to,
        "subject": letter.subject,
        "error": "550 5.1.1 no such user",
    }
    ring = await Notification.get(staff_id=staff.id)
    assert (ring.kind, ring.order_id) == (NotificationKind.LETTER_FAILED, order.id)


async def test_a_letter_is_not_given_up_when_its_event_cannot_be_written(letter: Letter) -> None:
    (claimed,) = await claim_letters()
    await Event.create(  # in the way of the next event
        shop_id=letter.shop_id,
        order_id=letter.order_id,
        number=(await Shop.get(id=letter.shop_id)).event_seq + 1,
        kind=EventKind.NOTE_ADDED,
        actor_kind=ActorKind.SYSTEM,
    )

    with pytest.raises(IntegrityError):
        await give_up(claimed, "550 no such user")

    assert (await again(letter)).status is LetterStatus.SENDING


async def test_a_letter_that_is_refused_for_good_says_why(letter: Letter) -> None:
    (claimed,) = await claim_letters()

    await give_up(claimed, "550 no such user")

    kept = await again(letter)
    assert (kept.status, kept.last_error) == (LetterStatus.FAILED, "550 no such user")
    assert await claim_letters() == []


async def test_a_letter_is_given_up_once_by_two_at_once(letter: Letter) -> None:
    (claimed,) = await claim_letters()

    both = await asyncio.gather(*(give_up(claimed, "550 no such user") for _ in range(2)))

    assert sorted(len(done.events) for done in both) == [0, 1]
    assert await Event.filter(kind=EventKind.LETTER_FAILED).count() == 1


@pytest.mark.parametrize("end", [put_off, give_up])
async def test_a_worker_that_lost_its_claim_changes_nothing(
    end: Callable[[Letter, str], Awaitable[Done | None]], letter: Letter
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
    assert not await Event.exists(kind=EventKind.LETTER_FAILED)


@pytest.mark.parametrize("words", ["\x00\ud800", "\ud800" * 600, "¿qué?\r\n\x1b[31m"], ids=ascii)
async def test_what_a_mail_server_said_can_always_be_stored(words: str, letter: Letter) -> None:
    (claimed,) = await claim_letters()

    await put_off(claimed, words)

    kept = await again(letter)
    assert kept.status is LetterStatus.QUEUED
    assert kept.last_error.isprintable()
    await Letter.all().update(due_at=now() - MINUTE)
    (claimed,) = await claim_letters()
    await give_up(claimed, words)
    assert (await the_failure()).data["error"] == kept.last_error
