"""A person's choices of how to hear of news, through the API."""

from typing import Any

import pytest
from tortoise.context import TortoiseContext

from models import Letter, NotificationKind, Preference, Scope, Shop, Staff
from tests.api import STRANGER, Answer, Client, a_person, a_storefront
from tests.engines import only_sqlite
from tests.factories import a_session, a_shop, a_staff, an_order


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


async def choose(who: Client, kind: str, delivery: str) -> Answer:
    return await who.do("setNotificationPreference", kind=kind, delivery=delivery)


async def choices(who: Client) -> dict[str, str]:
    return by_kind((await who.read("viewer")).payload["staff"]["notificationPreferences"])


def by_kind(rows: list[dict[str, Any]]) -> dict[str, str]:
    return {row["kind"]: row["delivery"] for row in rows}


USUAL = dict.fromkeys(NotificationKind, "BELL")


async def test_every_kind_is_listed_with_what_holds(shop: Shop) -> None:
    ana, luis = await a_person(shop), await a_person(shop)

    chosen = await choose(ana, "NEW_ORDER", "BOTH")
    again = await choose(ana, "ORDER_CANCELLED", "NONE")

    mine = USUAL | {"NEW_ORDER": "BOTH", "ORDER_CANCELLED": "NONE"}
    assert by_kind(chosen.payload["notificationPreferences"]) == USUAL | {"NEW_ORDER": "BOTH"}
    assert by_kind(again.payload["notificationPreferences"]) == await choices(ana) == mine
    assert await choices(luis) == USUAL


async def test_a_choice_holds_from_the_next_news_on(shop: Shop) -> None:
    staff = await a_staff(shop)
    ana = Client(await a_session(staff))
    await an_order(shop)
    await choose(ana, "NEW_ORDER", "LETTER")
    await an_order(shop)

    assert (await ana.read("notifications")).payload["totalCount"] == 1
    assert await Letter.filter(to=staff.email).count() == 1


@only_sqlite
async def test_the_kinds_are_named_in_the_readers_language(shop: Shop) -> None:
    ana = await a_person(shop)

    async def names() -> list[str]:
        rows = (await ana.read("viewer")).payload["staff"]["notificationPreferences"]
        return [row["label"] for row in rows]

    spanish = await names()
    await Staff.all().update(language="en")

    assert spanish[0] == "Nueva orden"
    assert (await names())[0] == "New order"


@only_sqlite
async def test_a_program_and_a_stranger_have_nothing_to_choose(shop: Shop) -> None:
    for who, code in (
        (await a_storefront(shop, Scope.ORDERS_READ), "FORBIDDEN"),
        (await a_storefront(shop, Scope.ORDERS_PLACE), "FORBIDDEN"),
        (STRANGER, "UNAUTHENTICATED"),
    ):
        refused = await choose(who, "NEW_ORDER", "NONE")
        assert refused.code == code
        assert refused.payload["notificationPreferences"] is None
    assert await Preference.all().count() == 0
