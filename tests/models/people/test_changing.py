"""Changing people: who may change whom, what ends their sessions, and what the shop must keep."""

import asyncio
from typing import Any

import pytest
from tortoise.context import TortoiseContext

from models import Role, Shop, Staff
from models.errors import BadCredentials, DomainError, Forbidden, InvalidInput
from models.people.adding import add_staff
from models.people.changing import StaffChange, change_staff
from models.people.passwords import prove
from models.people.sessions import open_sessions
from tests.factories import a_session, a_shop, a_staff
from tests.models.everything import columns_of

PASSWORD, OTHER, HERE = "una clave larga", "otra clave larga", "190.85.1.1"


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


@pytest.fixture
async def owner(shop: Shop) -> Staff:
    return await a_staff(shop, Role.OWNER)


async def refusal(staff: Staff, by: Staff, change: StaffChange) -> tuple[str, str | None]:
    """The code and field of the refusal; the person stays as they were."""
    before = columns_of(await Staff.get(id=staff.id))
    with pytest.raises(DomainError) as refused:
        await change_staff(staff.id, by, change)
    assert columns_of(await Staff.get(id=staff.id)) == before
    return refused.value.code, refused.value.field


async def test_what_is_named_changes_and_the_rest_stays(shop: Shop, owner: Staff) -> None:
    luis = await a_staff(shop, Role.PICKER)

    await change_staff(luis.id, owner, StaffChange(role=Role.ADMIN))
    await change_staff(luis.id, owner, StaffChange(name=" Luis  Mora ", language="en"))

    kept = await Staff.get(id=luis.id)
    assert (kept.name, kept.language, kept.role) == ("Luis Mora", "en", Role.ADMIN)
    assert (kept.email, kept.active, kept.password_hash) == (luis.email, True, luis.password_hash)


@pytest.mark.parametrize("change", [StaffChange(active=False), StaffChange(password=OTHER)])
async def test_switching_off_and_another_password_end_the_persons_sessions(
    change: StaffChange, shop: Shop, owner: Staff
) -> None:
    luis, bea = await a_staff(shop), await a_staff(shop)
    for person in (luis, luis, bea):
        await a_session(person)

    await change_staff(luis.id, owner, change)

    assert await open_sessions(luis.id).count() == 0
    assert await open_sessions(bea.id).count() == 1


async def test_another_password_is_the_one_that_proves(shop: Shop, owner: Staff) -> None:
    luis = await a_staff(shop, password=PASSWORD)

    await change_staff(luis.id, owner, StaffChange(password=OTHER))

    assert (await prove(luis.email, OTHER, HERE)).id == luis.id
    with pytest.raises(BadCredentials):
        await prove(luis.email, PASSWORD, HERE)


@pytest.mark.parametrize(
    "change",
    [
        StaffChange(name="Otra"),
        StaffChange(role=Role.ADMIN),
        StaffChange(active=False),
        StaffChange(password=OTHER),
    ],
)
async def test_only_an_owner_changes_an_owner(
    change: StaffChange, shop: Shop, owner: Staff
) -> None:
    admin, second = await a_staff(shop, Role.ADMIN), await a_staff(shop, Role.OWNER)

    assert (await refusal(second, admin, change))[0] == "FORBIDDEN"
    await change_staff(second.id, owner, change)


async def test_only_an_owner_makes_an_owner(shop: Shop, owner: Staff) -> None:
    admin = await a_staff(shop, Role.ADMIN)
    new: dict[str, Any] = {
        "name": "Ana",
        "email": "ana@x.co",
        "role": Role.OWNER,
        "password": PASSWORD,
    }

    assert (await refusal(admin, admin, StaffChange(role=Role.OWNER)))[0] == "FORBIDDEN"
    with pytest.raises(Forbidden):
        await add_staff(shop.id, by=admin, **new)
    assert (await add_staff(shop.id, by=owner, **new)).role is Role.OWNER


async def test_the_last_active_owner_stays(shop: Shop, owner: Staff) -> None:
    second = await a_staff(shop, Role.OWNER)

    await change_staff(second.id, owner, StaffChange(active=False))

    refused = await refusal(owner, owner, StaffChange(role=Role.ADMIN))
    assert refused == ("INVALID_INPUT", "role")
    await change_staff(second.id, owner, StaffChange(active=True))
    await change_staff(owner.id, owner, StaffChange(role=Role.ADMIN))


async def test_nobody_switches_off_themselves_or_passes_by_their_password(
    shop: Shop, owner: Staff
) -> None:
    await a_staff(shop, Role.OWNER)

    assert await refusal(owner, owner, StaffChange(active=False)) == ("INVALID_INPUT", "active")
    assert await refusal(owner, owner, StaffChange(password=OTHER)) == ("INVALID_INPUT", "password")


async def test_two_owners_who_switch_each_other_off_leave_one(shop: Shop, owner: Staff) -> None:
    second = await a_staff(shop, Role.OWNER)

    answers = await asyncio.gather(
        change_staff(second.id, owner, StaffChange(active=False)),
        change_staff(owner.id, second, StaffChange(active=False)),
        return_exceptions=True,
    )

    assert len([answer for answer in answers if isinstance(answer, Forbidden)]) == 1
    assert await Staff.filter(role=Role.OWNER, active=True).count() == 1


async def test_who_lost_the_right_meanwhile_changes_nobody(shop: Shop, owner: Staff) -> None:
    admin, luis = await a_staff(shop, Role.ADMIN), await a_staff(shop)
    await change_staff(admin.id, owner, StaffChange(role=Role.PICKER))

    assert (await refusal(luis, admin, StaffChange(active=False)))[0] == "FORBIDDEN"


async def test_another_shops_person_is_unknown(shop: Shop, owner: Staff) -> None:
    theirs = await a_staff(await a_shop("Otra"))

    assert await refusal(theirs, owner, StaffChange(active=False)) == ("NOT_FOUND", "staffId")


async def test_the_same_e_mail_added_at_once_is_one_persons(shop: Shop, owner: Staff) -> None:
    new: dict[str, Any] = {
        "name": "Ana",
        "email": "ana@x.co",
        "role": Role.PICKER,
        "password": PASSWORD,
    }

    answers = await asyncio.gather(
        *(add_staff(shop.id, by=owner, **new) for _ in range(5)), return_exceptions=True
    )

    assert len([answer for answer in answers if isinstance(answer, InvalidInput)]) == 4
    assert await Staff.filter(email="ana@x.co").count() == 1
