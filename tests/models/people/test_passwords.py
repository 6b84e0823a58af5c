"""Which new passwords are taken, and proving who one is by the present one."""

import pytest
from tortoise.context import TortoiseContext

from models import LoginAttempt
from models.errors import BadCredentials, InvalidInput
from models.people.passwords import MOST_PASSWORD, hash_password, prove, refuse_bad_password
from tests.factories import a_shop, a_staff

PASSWORD, HERE = "una clave larga", "190.85.1.1"


@pytest.mark.parametrize("password", ["diez letra", "x" * MOST_PASSWORD, "ñandú 👩‍👧 \u202e"])
def test_a_long_enough_password_of_any_letters_is_taken(password: str) -> None:
    refuse_bad_password(password, "new")


@pytest.mark.parametrize(
    "password", ["", "nueve let", "x" * (MOST_PASSWORD + 1), "una clave\x00larga", "\ud800" * 10]
)
def test_a_short_long_or_broken_password_is_refused(password: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        refuse_bad_password(password, "new")

    assert refused.value.field == "new"


async def test_a_hash_is_another_each_time_and_tells_nothing() -> None:
    one, two = await hash_password(PASSWORD), await hash_password(PASSWORD)

    assert one != two
    assert one.startswith("$argon2id$")
    assert PASSWORD not in one


async def test_who_proves_it_leaves_no_trace_and_who_does_not_is_counted(
    database: TortoiseContext,
) -> None:
    ana = await a_staff(await a_shop(), password=PASSWORD)

    assert (await prove(ana.email, PASSWORD, HERE)).id == ana.id
    assert await LoginAttempt.all().count() == 0
    with pytest.raises(BadCredentials) as refused:
        await prove(ana.email, "otra clave larga", HERE, "current")

    assert refused.value.field == "current"
    assert await LoginAttempt.all().count() == 2
