"""Posting to a real mail server: what it takes is SENT, what it refuses waits or says why."""

import asyncio
from datetime import timedelta

import pytest

from app.mail.post import LONGEST, Post, Posted, post_due_letters
from models import Done, Letter, LetterStatus, Order, Shop, Status
from models.clock import now
from models.letters.outbox import CLAIM
from models.orders.drafts import CustomerDraft
from tests.app.mail.posting import JOSE, LUZ, MINUTE, SENDER, SHOP, outbox, post, post_again
from tests.app.mail.postman import Postman, a_mail_server
from tests.factories import LINKS, an_order


async def test_letters_go_to_shop_and_customer_each_in_their_language(mailed_shop: Shop) -> None:
    postman = Postman()
    order = await an_order(mailed_shop, "CASH_ON_DELIVERY", status=Status.ACCEPTED, language="en")

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


async def test_a_letter_is_sent_only_once_the_server_has_said_so(mailed_shop: Shop) -> None:
    await an_order(mailed_shop, customer=CustomerDraft("José", "3001234567"))
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
        ("RCPT", "450 4.2.1 Mailbox busy"),
        ("RCPT", "451 4.7.1 Greylisted"),
        ("DATA", "452 4.3.1 Disk full"),
        ("RCPT", "421 4.3.2 Closing"),
        ("DATA", "421 4.3.2 Closing"),
    ],
)
async def test_a_refusal_for_now_puts_the_letter_off_and_the_next_goes(
    where: str, words: str, mailed_shop: Shop
) -> None:
    postman = Postman({(where, JOSE): words})
    await an_order(mailed_shop)
    await an_order(mailed_shop, customer=CustomerDraft("Luz", None, LUZ))
    async with a_mail_server(postman) as place:
        assert await post(place) == Posted(sent=3, put_off=1)

        letter = await Letter.get(to=JOSE)
        assert (letter.status, letter.last_error) == (LetterStatus.QUEUED, words)
        assert now() < letter.due_at <= now() + MINUTE
        assert await post(place) == Posted()

        postman.answers.clear()
        assert await post_again(place) == Posted(sent=1)
    letter = await Letter.get(to=JOSE)
    assert (letter.status, letter.attempts, letter.last_error) == (LetterStatus.SENT, 2, "")


@pytest.mark.parametrize(
    ("where", "words"),
    [("RCPT", "550 5.1.1 No such user"), ("DATA", "554 5.7.1 Looks like spam")],
)
async def test_a_refusal_for_good_fails_the_letter_with_its_reason_and_the_next_goes(
    where: str, words: str, mailed_shop: Shop
) -> None:
    postman = Postman({(where, JOSE): words})
    await an_order(mailed_shop)
    await an_order(mailed_shop, customer=CustomerDraft("Luz", None, LUZ))
    async with a_mail_server(postman) as place:
        assert await post(place) == Posted(sent=3, failed=1)
        assert await post_again(place) == Posted()

    letter = await Letter.get(to=JOSE)
    assert (letter.status, letter.last_error) == (LetterStatus.FAILED, words)
    assert await outbox() == {SHOP: "SENT", JOSE: "FAILED", LUZ: "SENT"}


async def test_two_posters_at_once_never_send_a_letter_twice(mailed_shop: Shop) -> None:
    for _ in range(10):
        await an_order(mailed_shop)
    postman = Postman()
    async with a_mail_server(postman) as place:
        rounds = await asyncio.gather(*(post(place) for _ in range(4)))

    assert sum(done.sent for done in rounds) == 20
    ids = [letter.message["Message-ID"] for letter in postman.letters]
    assert len(ids) == len(set(ids)) == 20


async def test_a_poster_that_is_stopped_holds_up_one_letter_for_its_time(mailed_shop: Shop) -> None:
    await an_order(mailed_shop)
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
    mailed_shop: Shop, caplog: pytest.LogCaptureFixture
) -> None:
    await an_order(mailed_shop)
    await Letter.filter(to=SHOP).update(sender_name="Aurora\r\nBcc: todos@x.example")
    postman = Postman()
    async with a_mail_server(postman) as place:
        assert await post(place) == Posted(sent=1, put_off=1)

    assert [letter.to for letter in postman.letters] == [JOSE]
    assert "CR or LF" in (await Letter.get(to=SHOP)).last_error
    assert caplog.messages == [f"letter {(await Letter.get(to=SHOP)).key} cannot be sent"]


async def test_a_letter_that_was_tried_for_a_day_is_given_up(mailed_shop: Shop) -> None:
    order: Order = await an_order(mailed_shop)
    await Letter.filter(order_id=order.id).update(created_at=now() - timedelta(days=1))
    async with a_mail_server(Postman({("RCPT", JOSE): "451 later"})) as place:
        assert await post(place) == Posted(sent=1, failed=1)

    assert await outbox() == {SHOP: "SENT", JOSE: "FAILED"}


async def test_who_posts_is_told_of_each_end_and_of_each_letter_given_up(mailed_shop: Shop) -> None:
    order = await an_order(mailed_shop)
    await an_order(mailed_shop, customer=CustomerDraft("Luz", None, LUZ))
    ends: list[Posted] = []
    told: list[tuple[int, str]] = []

    async def announce(done: Done) -> None:
        told.extend((done.order.id, event.data["error"]) for event in done.events)

    answers = {("RCPT", JOSE): "550 no such user", ("RCPT", LUZ): "451 later"}
    async with a_mail_server(Postman(answers)) as place:
        how = Post(f"smtp://{place}", SENDER, LINKS, announce=announce, on_posted=ends.append)
        total = await post_due_letters(how)

    assert ends == [Posted(sent=1), Posted(failed=1), Posted(sent=1), Posted(put_off=1)]
    assert sum(ends, Posted()) == total
    assert told == [(order.id, "550 no such user")]


def test_a_letters_sending_ends_long_before_its_claim() -> None:
    assert Post("smtp://x", SENDER, LINKS).patience < LONGEST <= CLAIM.total_seconds() / 2


@pytest.mark.parametrize(("takes_utf8", "posted"), [(True, Posted(2)), (False, Posted(1, 0, 1))])
async def test_an_address_with_accents_goes_to_a_server_that_can_write_it(
    takes_utf8: bool, posted: Posted, mailed_shop: Shop
) -> None:
    await an_order(mailed_shop, customer=CustomerDraft("José", None, "josé@cliente.example"))

    async with a_mail_server(Postman(), enable_SMTPUTF8=takes_utf8) as place:
        assert await post(place) == posted

    letter = await Letter.get(to="josé@cliente.example")
    assert ("SMTPUTF8" in letter.last_error) is not takes_utf8
