"""Who is told of what happens in a shop, and how: by bell, by letter, both or not at all."""

import pytest
from tortoise.context import TortoiseContext

from models import (
    Actor,
    ActorKind,
    Delivery,
    Event,
    EventKind,
    Letter,
    Notification,
    NotificationKind,
    Order,
    Role,
    Shop,
    Staff,
)
from models.events.record import record
from models.letters.outbox import claim_letters, give_up
from models.letters.read import read_body
from models.preferences import choose
from tests.engines import only_sqlite
from tests.factories import LINKS, a_shop, a_staff, an_actor, an_order, the_shop_itself
from tests.resolvers.statements import statements

RINGS = {
    "ORDER_PLACED": "NEW_ORDER",
    "PAYMENT_REGISTERED": "PAYMENT_REGISTERED",
    "ORDER_CANCELLED": "ORDER_CANCELLED",
    "ORDER_UNACCEPTED": "ORDER_UNACCEPTED",
    "LETTER_FAILED": "LETTER_FAILED",
}


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


async def rings_of(staff: Staff) -> list[NotificationKind]:
    return [row.kind for row in await Notification.filter(staff_id=staff.id).order_by("id")]


async def letters_to(staff: Staff) -> list[Letter]:
    return await Letter.filter(to=staff.email).order_by("id")


async def a_hearer(shop: Shop, delivery: Delivery, role: Role = Role.ADMIN) -> Staff:
    """A person who wants to hear of every kind of news in this way."""
    person = await a_staff(shop, role)
    for kind in NotificationKind:
        await choose(person.id, kind, delivery)
    return person


async def cancelled(order: Order, by: Actor) -> Event:
    return await record(EventKind.ORDER_CANCELLED, order, by)


@pytest.mark.parametrize("kind", EventKind)
async def test_the_bell_rings_for_news_and_for_nothing_else(kind: EventKind, shop: Shop) -> None:
    order, ana = await an_order(shop), await a_staff(shop)

    await record(kind, order, the_shop_itself(shop))

    assert await rings_of(ana) == [RINGS[kind] for kind in [kind] if kind in RINGS]


async def test_everybody_who_sees_orders_hears_it(shop: Shop) -> None:
    staff = [await a_staff(shop, role) for role in Role]

    await an_order(shop)

    assert [await rings_of(person) for person in staff] == [["NEW_ORDER"]] * len(Role)


async def test_who_did_it_who_left_and_other_shops_do_not_hear_it(shop: Shop) -> None:
    ana, gone, left = [
        await a_hearer(where, Delivery.BOTH) for where in (shop, shop, await a_shop("Otra"))
    ]
    await Staff.filter(id=gone.id).update(active=False)
    order = await an_order(shop)
    await Notification.all().delete()
    await Letter.all().delete()

    await cancelled(order, an_actor(ana))

    assert [await rings_of(person) for person in (ana, gone, left)] == [[], [], []]
    assert await Letter.all().count() == 0


async def test_a_quiet_actor_rings_nothing_and_writes_nothing(shop: Shop) -> None:
    order, ana = await an_order(shop), await a_hearer(shop, Delivery.BOTH)

    await cancelled(order, Actor(ActorKind.IMPORT, shop.id, "import", quiet=True))

    assert await rings_of(ana) == []
    assert await letters_to(ana) == []


@pytest.mark.parametrize("delivery", Delivery)
async def test_a_person_hears_in_the_way_that_they_chose(delivery: Delivery, shop: Shop) -> None:
    ana, luis = await a_hearer(shop, delivery), await a_staff(shop)

    await an_order(shop)

    rings, letters = await rings_of(ana), await letters_to(ana)
    assert len(rings) == (delivery in ("BELL", "BOTH"))
    assert len(letters) == (delivery in ("LETTER", "BOTH"))
    assert (await rings_of(luis), await letters_to(luis)) == (["NEW_ORDER"], [])


async def test_a_choice_for_one_kind_leaves_the_others(shop: Shop) -> None:
    ana = await a_staff(shop)
    await choose(ana.id, NotificationKind.NEW_ORDER, Delivery.NONE)
    order = await an_order(shop)

    await cancelled(order, the_shop_itself(shop))

    assert await rings_of(ana) == ["ORDER_CANCELLED"]


async def test_a_letter_says_what_the_bell_would_and_leads_to_the_panel(shop: Shop) -> None:
    ana = await a_hearer(shop, Delivery.LETTER)
    order = await an_order(shop)

    (letter,) = await letters_to(ana)
    body = await read_body(letter, LINKS)

    assert letter.key == f"order:{order.id}:event:1:staff:{ana.id}"
    assert (letter.subject, letter.language) == ("Nueva orden #1001", "es")
    assert "Nueva orden #1001. Está en «Pedido recibido» y va para Bogotá." in body.text
    assert "2 × Café Sierra Nevada 500 g" in body.text
    assert f"Ver la orden: {LINKS.panel_url(order.id)}\n" in body.text
    assert f'href="{LINKS.panel_url(order.id)}"' in body.html
    assert "\x19" not in body.text + body.html


async def test_a_letter_is_in_the_persons_own_language(shop: Shop) -> None:
    ana = await a_hearer(shop, Delivery.LETTER)
    await Staff.filter(id=ana.id).update(language="en")

    await cancelled(await an_order(shop), the_shop_itself(shop))

    new, gone = await letters_to(ana)
    assert (new.subject, gone.subject) == ("New order #1001", "Order #1001 cancelled")
    assert "Open the order" in gone.text


@pytest.mark.parametrize("role", Role)
async def test_no_letter_to_the_staff_has_contact_data(role: Role, shop: Shop) -> None:
    person = await a_hearer(shop, Delivery.LETTER, role)
    order = await an_order(shop, note="llamar al 300 765 4321")
    for kind in EventKind:
        facts = {"to": "jose@cliente.example", "subject": "x", "error": "550"}
        await record(kind, order, the_shop_itself(shop), **facts)

    letters = await letters_to(person)

    assert len(letters) == len(RINGS) + 1
    for letter in letters:
        body = await read_body(letter, LINKS)
        for secret in ("3001234567", "jose@cliente.example", "Calle 85", "765 4321", "/t/"):
            assert secret not in letter.subject + body.text + body.html


async def test_a_failed_letter_to_the_staff_rings_and_writes_no_other_letter(shop: Shop) -> None:
    ana = await a_hearer(shop, Delivery.LETTER)
    luis = await a_hearer(shop, Delivery.NONE)
    order = await an_order(shop)
    (letter,) = await letters_to(ana)

    facts = {"to": ana.email, "subject": letter.subject, "error": "550 no such user"}
    await record(EventKind.LETTER_FAILED, order, the_shop_itself(shop), **facts)

    assert await letters_to(ana) == [letter]
    assert (await rings_of(ana), await rings_of(luis)) == (["LETTER_FAILED"], [])


async def test_a_mail_server_that_refuses_everything_is_told_of_and_comes_to_an_end(
    shop: Shop,
) -> None:
    staff = [await a_hearer(shop, Delivery.LETTER) for _ in range(3)]
    await an_order(shop)
    rounds = []

    while letters := await claim_letters(100):
        rounds.append(len(letters))
        for letter in letters:
            await give_up(letter, "554 no")

    assert rounds == [4, 3]  # the order's own, then those about the customer's
    assert [await rings_of(person) for person in staff] == [["LETTER_FAILED"] * 6] * 3


@only_sqlite
async def test_the_choices_of_many_are_read_in_one_statement(database: TortoiseContext) -> None:
    async def sent_with(people: int) -> int:
        shop = await a_shop()
        for _ in range(people):
            await a_hearer(shop, Delivery.BELL)
        with statements() as sent:
            await an_order(shop)
        return len(sent)

    assert await sent_with(12) == await sent_with(1)
