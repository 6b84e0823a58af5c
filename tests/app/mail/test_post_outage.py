"""Mail servers that are gone, hang, talk nonsense or refuse us: no letter is lost to them."""

import pytest

from app.mail.post import Posted
from models import Letter, LetterStatus, Shop
from models.orders.drafts import CustomerDraft
from tests.app.mail.posting import JOSE, SENDER, SHOP, outbox, post, post_again
from tests.app.mail.postman import Postman, a_mail_server, a_scripted_server
from tests.factories import an_order
from tests.servers import free_port


async def test_a_server_that_is_not_there_loses_no_letter(mailed_shop: Shop) -> None:
    await an_order(mailed_shop)

    assert await post(f"127.0.0.1:{free_port()}") == Posted(put_off=1)

    assert "Connect" in (await Letter.get(to=SHOP)).last_error
    async with a_mail_server(Postman()) as place:
        assert await post_again(place) == Posted(sent=2)


@pytest.mark.parametrize("hangs_at", range(6))
async def test_a_server_that_hangs_is_left_and_the_letter_put_off(
    hangs_at: int, mailed_shop: Shop
) -> None:
    await an_order(mailed_shop)
    replies = [b"220 hola", b"250 EHLO", b"250 MAIL", b"250 RCPT", b"354 DATA"]
    async with a_scripted_server(*replies[:hangs_at]) as place:
        assert await post(place, patience=0.2) == Posted(put_off=1)

    letter = await Letter.get(to=SHOP)
    assert letter.status is LetterStatus.QUEUED
    assert "imed out" in letter.last_error
    async with a_mail_server(Postman()) as place:
        assert await post_again(place) == Posted(sent=2)


@pytest.mark.parametrize("hangs_up_at", range(1, 6))
async def test_a_server_that_hangs_up_loses_no_letter(hangs_up_at: int, mailed_shop: Shop) -> None:
    """At the last of them it has the beginning of the letter."""
    await an_order(mailed_shop)
    replies = [b"220 hola", b"250 EHLO", b"250 MAIL", b"250 RCPT", b"354 DATA"]
    async with a_scripted_server(*replies[:hangs_up_at], hangs_up=True) as place:
        assert await post(place) == Posted(put_off=1)

    assert (await Letter.get(to=SHOP)).status is LetterStatus.QUEUED
    async with a_mail_server(Postman()) as place:
        assert await post_again(place) == Posted(sent=2)


async def test_a_server_that_dies_before_its_250_gets_the_letter_again_under_the_same_id(
    mailed_shop: Shop,
) -> None:
    await an_order(mailed_shop)
    postman = Postman(cut_off={SHOP})
    async with a_mail_server(postman) as place:
        assert await post(place) == Posted(put_off=1)
        assert await outbox() == {SHOP: "QUEUED", JOSE: "QUEUED"}

        postman.cut_off.clear()
        assert await post_again(place) == Posted(sent=2)

    assert sorted(letter.to for letter in postman.letters) == [JOSE, SHOP, SHOP]
    ids = {letter.message["Message-ID"] for letter in postman.letters if letter.to == SHOP}
    assert len(ids) == 1


@pytest.mark.parametrize(
    "greeting", [b"421 4.3.2 Busy", b"554 no", b"HTTP/1.1 400 Bad Request", b"\0"]
)
async def test_what_is_no_mail_server_now_loses_no_letter(
    greeting: bytes, mailed_shop: Shop
) -> None:
    await an_order(mailed_shop)
    async with a_scripted_server(greeting) as place:
        assert await post(place, patience=0.2) == Posted(put_off=1)

    assert await outbox() == {SHOP: "QUEUED", JOSE: "QUEUED"}


async def test_words_in_another_encoding_or_with_control_characters_are_kept(
    mailed_shop: Shop,
) -> None:
    await an_order(mailed_shop, customer=CustomerDraft("José", "3001234567"))
    to_rcpt = b"550 Usuario inv\xe1lido\x1b[31m"
    replies = [b"220 hola", b"250 EHLO", b"250 MAIL", to_rcpt, b"250 RSET", b"221 QUIT"]

    async with a_scripted_server(*replies) as place:
        assert await post(place) == Posted(failed=1)

    letter = await Letter.get()
    assert letter.status is LetterStatus.FAILED
    assert letter.last_error.startswith("550 Usuario inv")
    assert letter.last_error.isprintable()


@pytest.mark.parametrize("words", ["550 5.7.1 Relaying denied", "421 4.7.0 Slow down"])
async def test_a_sender_that_is_refused_is_no_fault_of_the_letters(
    words: str, mailed_shop: Shop
) -> None:
    await an_order(mailed_shop)
    postman = Postman({("MAIL", SENDER): words})
    async with a_mail_server(postman) as place:
        assert await post(place) == Posted(put_off=1)
        assert await outbox() == {SHOP: "QUEUED", JOSE: "QUEUED"}

        postman.answers.clear()
        assert await post_again(place) == Posted(sent=2)
