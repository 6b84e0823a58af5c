"""Logging in and out: the wrong password, the throttle, hostile input."""

import asyncio
from datetime import timedelta

import pytest
from tortoise.context import TortoiseContext

from models import LoginAttempt, Session, Shop, Staff
from models.clock import now
from models.errors import BadCredentials, DomainError, TooManyAttempts
from models.people.sessions import SESSION_DAYS, log_in, log_out
from models.people.viewers import find_viewer
from tests.factories import a_session, a_shop, a_staff

PASSWORD, WRONG = "una clave larga", "otra clave larga"
HERE, ELSEWHERE = "190.85.1.1", "190.85.2.2"


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


@pytest.fixture
async def ana(shop: Shop) -> Staff:
    return await a_staff(shop, password=PASSWORD)


async def fail(email: str, address: str = HERE, times: int = 1) -> list[str]:
    """The codes that wrong passwords meet, one after the other."""
    codes = []
    for _ in range(times):
        with pytest.raises(DomainError) as refused:
            await log_in(email, WRONG, address)
        codes.append(refused.value.code)
    return codes


async def repeat_attempts(times: int) -> None:
    """Have what failed so far fail so many times in all, without argon2's time."""
    for row in await LoginAttempt.all():
        await LoginAttempt.bulk_create(
            [LoginAttempt(subject=row.subject) for _ in range(times - 1)]
        )


async def test_the_right_password_opens_a_session(ana: Staff) -> None:
    logged_in = await log_in(ana.email, PASSWORD, HERE, "Mozilla/5.0\x00 (X11)" + "x" * 300)

    viewer = await find_viewer(logged_in.token)
    assert (viewer.staff and viewer.staff.id, logged_in.staff.id) == (ana.id, ana.id)
    kept = await Session.get()
    assert logged_in.token not in repr(vars(kept))
    assert (kept.user_agent[:18], len(kept.user_agent)) == ("Mozilla/5.0 (X11)x", 200)
    assert abs(kept.expires_at - now() - timedelta(days=SESSION_DAYS)) < timedelta(minutes=1)
    assert await LoginAttempt.all().count() == 0


async def test_an_email_is_known_in_any_case(ana: Staff) -> None:
    assert (await log_in(f" {ana.email.upper()} ", PASSWORD, HERE)).staff.id == ana.id


async def test_a_wrong_password_an_unknown_email_and_an_inactive_person_look_alike(
    shop: Shop, ana: Staff
) -> None:
    gone = await a_staff(shop, password=PASSWORD)
    await Staff.filter(id=gone.id).update(active=False)
    told = set()

    for email, password in [(ana.email, WRONG), ("nadie@x.co", WRONG), (gone.email, PASSWORD)]:
        with pytest.raises(BadCredentials) as refused:
            await log_in(email, password, HERE)
        told.add((refused.value.sentence("es"), refused.value.field))

    assert len(told) == 1
    assert await Session.all().count() == 0


async def test_a_person_without_a_password_cannot_log_in(shop: Shop) -> None:
    nobody = await a_staff(shop)

    with pytest.raises(BadCredentials):
        await log_in(nobody.email, "no password", HERE)


async def test_the_ninth_attempt_on_an_email_waits_from_any_address(ana: Staff) -> None:
    assert await fail(ana.email, times=8) == ["BAD_CREDENTIALS"] * 8
    assert await fail(ana.email.upper(), ELSEWHERE) == ["TOO_MANY_ATTEMPTS"]

    with pytest.raises(TooManyAttempts) as refused:
        await log_in(ana.email, PASSWORD, ELSEWHERE)
    assert 1 <= refused.value.facts["retry_after"] <= 15 * 60


async def test_others_may_log_in_while_one_email_waits(shop: Shop, ana: Staff) -> None:
    luis = await a_staff(shop, password=PASSWORD)
    await fail(ana.email)
    await repeat_attempts(8)

    assert await fail(ana.email) == ["TOO_MANY_ATTEMPTS"]
    assert (await log_in(luis.email, PASSWORD, HERE)).staff.id == luis.id


async def test_the_forty_first_attempt_from_an_address_waits_for_any_email(ana: Staff) -> None:
    for email in ("nadie-1@x.co", "nadie-2@x.co", "nadie-3@x.co", "nadie-4@x.co", "nadie-5@x.co"):
        await fail(email)
    await repeat_attempts(7)
    assert await fail("nadie-6@x.co", times=5) == ["BAD_CREDENTIALS"] * 5

    with pytest.raises(TooManyAttempts):
        await log_in(ana.email, PASSWORD, HERE)
    assert (await log_in(ana.email, PASSWORD, ELSEWHERE)).staff.id == ana.id


async def test_after_a_quarter_of_an_hour_attempts_are_forgotten(ana: Staff) -> None:
    await fail(ana.email)
    await repeat_attempts(8)
    assert await fail(ana.email) == ["TOO_MANY_ATTEMPTS"]
    await LoginAttempt.all().update(at=now() - timedelta(minutes=15, seconds=1))

    assert (await log_in(ana.email, PASSWORD, HERE)).staff.id == ana.id
    await fail(ana.email)
    assert await LoginAttempt.all().count() == 2  # the old ones are gone: one e-mail, one address


async def test_an_attempt_keeps_neither_the_email_nor_the_address(ana: Staff) -> None:
    await fail(ana.email)

    rows = repr(await LoginAttempt.all().values())
    assert ana.email not in rows
    assert HERE not in rows


async def test_thirty_guesses_at_once_are_throttled_like_thirty_in_a_row(ana: Staff) -> None:
    guesses = (log_in(ana.email, WRONG, HERE) for _ in range(30))
    ends = await asyncio.gather(*guesses, return_exceptions=True)

    assert sum(isinstance(end, BadCredentials) for end in ends) == 8
    assert sum(isinstance(end, TooManyAttempts) for end in ends) == 22


@pytest.mark.parametrize(
    "email",
    ["", "\x00", "ana\x00@x.co", "\ud800@x.co", "x" * 50_000_000, "' OR 1=1 --", "ñ" * 25_000_000],
    ids=lambda value: ascii(value)[:20],
)
async def test_a_hostile_email_is_nobody_s(email: str, ana: Staff) -> None:
    await fail("nadie@x.co")  # the first of a process makes the hash of nobody's password
    assert await fail(email) == ["BAD_CREDENTIALS"]


@pytest.mark.parametrize(
    "password",
    ["", "\x00", "\ud800", "x" * 10_000_000, PASSWORD + "\x00", PASSWORD + " "],
    ids=lambda value: ascii(value)[:20],
)
async def test_a_hostile_password_is_wrong(password: str, ana: Staff) -> None:
    with pytest.raises(BadCredentials):
        await log_in(ana.email, password, HERE)


async def test_logging_out_ends_this_session_and_no_other(shop: Shop) -> None:
    ana = await a_staff(shop)
    one, other = await a_session(ana), await a_session(ana)
    viewer = await find_viewer(one)
    assert viewer.session_id is not None

    await log_out(viewer.session_id)

    with pytest.raises(DomainError):
        await find_viewer(one)
    assert (await find_viewer(other)).staff is not None
