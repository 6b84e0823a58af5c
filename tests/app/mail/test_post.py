"""Posting to a real mail server: what it takes is SENT, what it refuses waits or says why."""

import asyncio
from datetime import timedelta

import pytest
from tortoise.context import TortoiseContext

from app.mail.post import Post, Posted, post_due_letters
from models import Letter, LetterStatus, Order, Shop, Status
from models.clock import now
from models.letters.outbox import CLAIM
from models.orders.drafts import CustomerDraft
from tests.app.mail.postman import Postman, a_mail_server, a_scripted_server
from tests.factories import LINKS, a_shop, an_order
from tests.servers import PATIENCE, free_port

SHOP, JOSE, LUZ = "ventas@aurora.example", "jose@cliente.example", "luz@cliente.example"
SENDER = "tienda@mail.example"
MINUTE = timedelta(minutes=1)


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    """A shop that is told of each new order."""
    return await a_shop("Café Aurora", SHOP)


async def post(place: str, patience: float = PATIENCE) -> Posted:
    """One round of posting to the server at `place`."""
    return await post_due_letters(Post(f"smtp://{place}", SENDER, LINKS, patience))


async def again(place: str) -> Posted:
    """A round of posting after the letters that were put off have become due."""
    await Letter.all().update(due_at=now() - MINUTE)
    return await post(place)


async def outbox() -> dict[str, str]:
    """Where the letter to each address is."""
    return {letter.to: letter.status.value for letter in await Letter.all().order_by("id")}


async def test_letters_go_to_shop_and_customer_each_in_their_language(shop: Shop) -> None:
    postman = Postman()
    order = await an_order(shop, "CASH_ON_DELIVERY", status=Status.ACCEPTED, language="en")

    async with a_mail_server(postman) as place:
        assert await post(place) == Posted(sent=3)
        assert await post(place) == Posted()

    seller, received, accepted = postman.letters
    assert [(letter.to, letter.message["Content-Language"]) for letter in postman.letters] == [
        (SHOP, "es"),
        (JOSE, "en"),
        (JOSE, "en"),
    ]
    assert str(seller.message["Subject"]).startswith("Nueva orden #1001 por")
    assert str(received.message["Subject"]) == "We received your order #1001"
    assert str(accepted.message["Subject"]) == "Order #1001 accepted"
    for letter in postman.letters:
        assert letter.sender == SENDER
        assert str(letter.message["From"]) == f"Café Aurora <{SENDER}>"
    for kind in ("plain", "html"):
        body = accepted.message.get_body((kind,))
        assert body is not None
        assert body.get_content().count(LINKS.tracking_url(order.tracking_nonce)) == 1
    kept = await Letter.all()
    assert {(letter.status, letter.attempts) for letter in kept} == {(LetterStatus.SENT, 1)}
    assert all(order.placed_at <= letter.sent_at <= now() for letter in kept)


async def test_a_letter_is_sent_only_once_the_server_has_said_so(shop: Shop) -> None:
    await an_order(shop, customer=CustomerDraft("José", "3001234567"))
    postman = Postman(gate=asyncio.Event())
    async with a_mail_server(postman) as place:
        posting = asyncio.create_task(post(place))
        await postman.at_the_gate.wait()
        assert await outbox() == {SHOP: "SENDING"}

        assert postman.gate is not None
        postman.gate.set()

        assert await posting == Posted(sent=1)
    assert await outbox() == {SHOP: "SENT"}


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("RCPT", "451 4.7.1 Greylisted"),
        ("DATA", "452 4.3.1 Disk full"),
        ("RCPT", "421 4.3.2 Closing"),
    ],
)
async def test_a_refusal_for_now_puts_the_letter_off_and_the_next_goes(
    where: str, words: str, shop: Shop
) -> None:
    postman = Postman({(where, JOSE): words})
    await an_order(shop)
    await an_order(shop, customer=CustomerDraft("Luz", None, LUZ))
    async with a_mail_server(postman) as place:
        assert await post(place) == Posted(sent=3, put_off=1)

        letter = await Letter.get(to=JOSE)
        assert (letter.status, letter.last_error) == (LetterStatus.QUEUED, words)
        assert now() < letter.due_at <= now() + MINUTE
        assert await post(place) == Posted()

        postman.answers.clear()
        assert await again(place) == Posted(sent=1)
    letter = await Letter.get(to=JOSE)
    assert (letter.status, letter.attempts, letter.last_error) == (LetterStatus.SENT, 2, "")


@pytest.mark.parametrize(
    ("where", "words"),
    [("RCPT", "550 5.1.1 No such user"), ("DATA", "554 5.7.1 Looks like spam")],
)
async def test_a_refusal_for_good_fails_the_letter_with_its_reason_and_the_next_goes(
    where: str, words: str, shop: Shop
) -> None:
    postman = Postman({(where, JOSE): words})
    await an_order(shop)
    await an_order(shop, customer=CustomerDraft("Luz", None, LUZ))
    async with a_mail_server(postman) as place:
        assert await post(place) == Posted(sent=3, failed=1)
        assert await again(place) == Posted()

    letter = await Letter.get(to=JOSE)
    assert (letter.status, letter.last_error) == (LetterStatus.FAILED, words)
    assert await outbox() == {SHOP: "SENT", JOSE: "FAILED", LUZ: "SENT"}


async def test_words_in_another_encoding_or_with_control_characters_are_kept(shop: Shop) -> None:
    await an_order(shop, customer=CustomerDraft("José", "3001234567"))
    to_rcpt = b"550 Usuario inv\xe1lido\x1b[31m"
    replies = [b"220 hola", b"250 EHLO", b"250 MAIL", to_rcpt, b"250 RSET", b"221 QUIT"]

    async with a_scripted_server(*replies) as place:
        assert await post(place) == Posted(failed=1)

    letter = await Letter.get()
    assert letter.status is LetterStatus.FAILED
    assert letter.last_error.startswith("550 Usuario inv")
    assert letter.last_error.isprintable()


async def test_a_sender_that_is_refused_is_no_fault_of_the_letters(shop: Shop) -> None:
    await an_order(shop)
    postman = Postman({("MAIL", SENDER): "550 5.7.1 Relaying denied"})
    async with a_mail_server(postman) as place:
        assert await post(place) == Posted(put_off=1)
        assert await outbox() == {SHOP: "QUEUED", JOSE: "QUEUED"}

        postman.answers.clear()
        assert await again(place) == Posted(sent=2)


async def test_a_server_that_is_not_there_loses_no_letter(shop: Shop) -> None:
    await an_order(shop)

    assert await post(f"127.0.0.1:{free_port()}") == Posted(put_off=1)

    assert "Connect" in (await Letter.get(to=SHOP)).last_error
    async with a_mail_server(Postman()) as place:
        assert await again(place) == Posted(sent=2)


@pytest.mark.parametrize("hangs_at", range(6))
async def test_a_server_that_hangs_is_left_and_the_letter_put_off(
    hangs_at: int, shop: Shop
) -> None:
    await an_order(shop)
    replies = [b"220 hola", b"250 EHLO", b"250 MAIL", b"250 RCPT", b"354 DATA"]
    async with a_scripted_server(*replies[:hangs_at]) as place:
        assert await post(place, patience=0.2) == Posted(put_off=1)

    letter = await Letter.get(to=SHOP)
    assert letter.status is LetterStatus.QUEUED
    assert "imed out" in letter.last_error
    async with a_mail_server(Postman()) as place:
        assert await again(place) == Posted(sent=2)


@pytest.mark.parametrize("greeting", [b"554 no", b"HTTP/1.1 400 Bad Request", b"\0"])
async def test_what_is_no_mail_server_loses_no_letter(greeting: bytes, shop: Shop) -> None:
    await an_order(shop)
    async with a_scripted_server(greeting) as place:
        assert await post(place, patience=0.2) == Posted(put_off=1)

    assert await outbox() == {SHOP: "QUEUED", JOSE: "QUEUED"}


async def test_two_posters_at_once_never_send_a_letter_twice(shop: Shop) -> None:
    for _ in range(10):
        await an_order(shop)
    postman = Postman()
    async with a_mail_server(postman) as place:
        rounds = await asyncio.gather(*(post(place) for _ in range(4)))

    assert sum(done.sent for done in rounds) == 20
    ids = [letter.message["Message-ID"] for letter in postman.letters]
    assert len(ids) == len(set(ids)) == 20


async def test_a_poster_that_is_stopped_holds_up_one_letter_for_its_time(shop: Shop) -> None:
    await an_order(shop)
    postman = Postman(gate=asyncio.Event())
    async with a_mail_server(postman) as place:
        posting = asyncio.create_task(post(place))
        await postman.at_the_gate.wait()
        posting.cancel()
        await asyncio.wait({posting})
        assert posting.cancelled()
        assert await outbox() == {SHOP: "SENDING", JOSE: "QUEUED"}
        letter = await Letter.get(to=SHOP)
        assert now() < letter.claimed_until <= now() + CLAIM

        postman.gate = None
        assert await post(place) == Posted(sent=1)
        await Letter.filter(to=SHOP).update(claimed_until=now() - MINUTE)
        assert await post(place) == Posted(sent=1)
    assert await outbox() == {SHOP: "SENT", JOSE: "SENT"}


async def test_a_letter_that_nobody_can_send_does_not_hold_up_the_others(
    shop: Shop, caplog: pytest.LogCaptureFixture
) -> None:
    await an_order(shop)
    await Letter.filter(to=SHOP).update(sender_name="Aurora\r\nBcc: todos@x.example")
    postman = Postman()
    async with a_mail_server(postman) as place:
        assert await post(place) == Posted(sent=1, put_off=1)

    assert [letter.to for letter in postman.letters] == [JOSE]
    assert "CR or LF" in (await Letter.get(to=SHOP)).last_error
    assert caplog.messages == [f"letter {(await Letter.get(to=SHOP)).key} cannot be sent"]


async def test_a_letter_that_was_tried_for_a_day_is_given_up(shop: Shop) -> None:
    order: Order = await an_order(shop)
    await Letter.filter(order_id=order.id).update(created_at=now() - timedelta(days=1))
    async with a_mail_server(Postman({("RCPT", JOSE): "451 later"})) as place:
        await post(place)

    assert await outbox() == {SHOP: "SENT", JOSE: "FAILED"}


@pytest.mark.parametrize(("takes_utf8", "posted"), [(True, Posted(2)), (False, Posted(1, 0, 1))])
async def test_an_address_with_accents_goes_to_a_server_that_can_write_it(
    takes_utf8: bool, posted: Posted, shop: Shop
) -> None:
    await an_order(shop, customer=CustomerDraft("José", None, "josé@cliente.example"))

    async with a_mail_server(Postman(), enable_SMTPUTF8=takes_utf8) as place:
        assert await post(place) == posted

    letter = await Letter.get(to="josé@cliente.example")
    assert ("SMTPUTF8" in letter.last_error) is not takes_utf8
