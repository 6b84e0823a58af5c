"""Choosing how to hear of each kind of news."""

import asyncio

import pytest
from tortoise.context import TortoiseContext

from models import Delivery, NotificationKind, Preference, Shop
from models.preferences import choices_for, choices_of, choose
from tests.factories import a_shop, a_staff


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


async def test_who_has_not_chosen_hears_the_bell_for_every_kind(shop: Shop) -> None:
    ana = await a_staff(shop)

    assert await choices_of(ana.id) == dict.fromkeys(NotificationKind, Delivery.BELL)
    assert await choices_for(NotificationKind.NEW_ORDER, [ana.id]) == {}


async def test_the_last_choice_holds_and_is_the_persons_own(shop: Shop) -> None:
    ana, luis = await a_staff(shop), await a_staff(shop)

    for delivery in (Delivery.NONE, Delivery.LETTER, Delivery.BOTH):
        await choose(ana.id, NotificationKind.NEW_ORDER, delivery)
    await choose(luis.id, NotificationKind.ORDER_CANCELLED, Delivery.NONE)

    usual = dict.fromkeys(NotificationKind, Delivery.BELL)
    assert await choices_of(ana.id) == usual | {NotificationKind.NEW_ORDER: Delivery.BOTH}
    assert await choices_of(luis.id) == usual | {NotificationKind.ORDER_CANCELLED: Delivery.NONE}
    both = [ana.id, luis.id]
    assert await choices_for(NotificationKind.NEW_ORDER, both) == {ana.id: Delivery.BOTH}
    assert await Preference.all().count() == 2


async def test_twenty_choices_at_once_leave_one_row(shop: Shop) -> None:
    ana = await a_staff(shop)
    ways = list(Delivery) * 5

    await asyncio.gather(*(choose(ana.id, NotificationKind.NEW_ORDER, way) for way in ways))

    (row,) = await Preference.all()
    assert (row.staff_id, row.kind) == (ana.id, NotificationKind.NEW_ORDER)


@pytest.mark.parametrize(
    ("delivery", "by_bell", "by_letter"),
    [("BELL", True, False), ("LETTER", False, True), ("BOTH", True, True), ("NONE", False, False)],
)
def test_a_delivery_says_what_it_means(delivery: str, by_bell: bool, by_letter: bool) -> None:
    way = Delivery(delivery)

    assert (way.by_bell, way.by_letter) == (by_bell, by_letter)
