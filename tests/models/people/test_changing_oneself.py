"""Changing oneself: name, language, password. And ending a key."""

import asyncio

import pytest
from tortoise.context import TortoiseContext

from models import ApiKey, Role, Scope, Session, Shop, Staff
from models.errors import BadCredentials, NotFound
from models.people.adding import add_known_key, new_key
from models.people.changing import StaffChange, change_own, change_password, revoke_key
from models.people.passwords import prove
from models.people.sessions import open_sessions
from tests.factories import a_session, a_shop, a_staff

PASSWORD, OTHER, HERE = "una clave larga", "otra clave larga", "190.85.1.1"


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


@pytest.fixture
async def owner(shop: Shop) -> Staff:
    return await a_staff(shop, Role.OWNER)


async def test_one_changes_ones_own_name_and_language_and_nothing_else(owner: Staff) -> None:
    wish = StaffChange(name="Ana Ríos", language="en", role=Role.PICKER, active=False)

    changed = await change_own(owner, wish)

    assert (changed.name, changed.language) == ("Ana Ríos", "en")
    assert (changed.role, changed.active) == (Role.OWNER, True)


async def test_a_new_password_of_ones_own_ends_the_other_sessions(shop: Shop) -> None:
    ana = await a_staff(shop, password=PASSWORD)
    for _ in range(3):
        await a_session(ana)
    here = await Session.filter(staff_id=ana.id).first()
    assert here is not None

    await change_password(ana, PASSWORD, OTHER, address=HERE, session_id=here.id)

    assert [row.id for row in await open_sessions(ana.id)] == [here.id]
    assert (await prove(ana.email, OTHER, HERE)).id == ana.id


async def test_a_wrong_present_password_changes_nothing(shop: Shop) -> None:
    ana = await a_staff(shop, password=PASSWORD)
    await a_session(ana)

    with pytest.raises(BadCredentials):
        await change_password(ana, OTHER, "una tercera clave", address=HERE, session_id=None)

    assert await open_sessions(ana.id).count() == 1
    assert (await prove(ana.email, PASSWORD, HERE)).id == ana.id


async def test_a_key_is_revoked_once_and_stays_so(shop: Shop) -> None:
    key = await add_known_key(shop.id, "Tienda", list(Scope), new_key())

    first = await revoke_key(shop.id, key.id)
    rows = await asyncio.gather(*(revoke_key(shop.id, key.id) for _ in range(5)))

    assert first.revoked_at is not None
    assert {row.revoked_at for row in rows} == {first.revoked_at}
    with pytest.raises(NotFound):
        await revoke_key((await a_shop("Otra")).id, key.id)
    assert await ApiKey.filter(revoked_at__isnull=False).count() == 1
