"""The people of the shop through the API."""

import asyncio
from typing import Any

import pytest
from tortoise.context import TortoiseContext

from models import Role, Shop, Staff
from resolvers.bus import Bus
from resolvers.ids import make_id
from tests.api import STRANGER, Client, a_person
from tests.engines import only_sqlite
from tests.factories import a_session, a_shop, a_staff
from tests.resolvers.statements import statements

PASSWORD = "una clave larga"


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


@pytest.fixture
async def owner(shop: Shop, bus: Bus) -> Client:
    return (await a_person(shop, Role.OWNER)).on(bus)


def somebody(**changes: Any) -> dict[str, Any]:
    who = {"name": "Ana Ríos", "email": "ana@nueva.example", "role": "OPERATOR"}
    return who | {"language": "en", "password": PASSWORD} | changes


def id_of(staff: Staff) -> str:
    return make_id("Staff", staff.id)


async def test_a_new_person_can_log_in_and_is_listed(owner: Client) -> None:
    added = (await owner.do("addStaff", somebody())).payload["staff"]

    entered = await STRANGER.do("logIn", email="ana@nueva.example", password=PASSWORD)

    assert entered.payload["viewer"]["name"] == "Ana Ríos"
    assert (added["role"], added["language"], added["active"]) == ("OPERATOR", "en", True)
    (listed,) = [row for row in (await owner.read("staff")).payload if row["id"] == added["id"]]
    assert added["lastLogInAt"] is None
    assert listed["lastLogInAt"] >= added["createdAt"]


async def test_a_taken_e_mail_is_refused_without_saying_whose(owner: Client) -> None:
    theirs = await a_staff(await a_shop("Otra"))

    refused = await owner.do("addStaff", somebody(email=theirs.email.upper()))

    assert (refused.code, refused.refusal["field"]) == ("INVALID_INPUT", "email")
    assert theirs.name not in str(refused)
    assert "Otra" not in str(refused)


async def test_an_admin_makes_and_changes_no_owner(shop: Shop, owner: Client) -> None:
    admin = (await a_person(shop, Role.ADMIN)).on(owner.bus)
    (the_owner,) = await Staff.filter(role=Role.OWNER)

    made = await admin.do("addStaff", somebody(role="OWNER"))
    changed = await admin.do("updateStaff", staffId=id_of(the_owner), active=False)

    assert (made.code, changed.code) == ("FORBIDDEN", "FORBIDDEN")
    assert "dueño" in made.refusal["message"]
    assert await Staff.filter(role=Role.OWNER, active=True).count() == 1


async def test_who_is_switched_off_is_out_at_once_and_may_come_back(
    shop: Shop, owner: Client
) -> None:
    luis = await a_staff(shop, Role.PICKER)
    client = Client(await a_session(luis)).on(owner.bus)
    async with client.watching("unreadCount") as stream:
        assert (await stream.next()).payload == 0
        ending = asyncio.create_task(stream.next())

        off = (await owner.do("updateStaff", staffId=id_of(luis), active=False)).payload["staff"]

        assert (await ending).code == "UNAUTHENTICATED"
    assert off["active"] is False
    on = await owner.do("updateStaff", staffId=id_of(luis), active=True)
    assert on.payload["staff"]["active"] is True


async def test_a_new_role_holds_at_the_next_request(shop: Shop, owner: Client) -> None:
    luis = await a_staff(shop, Role.PICKER)
    client = Client(await a_session(luis))
    assert (await client.read("transactions")).code == "FORBIDDEN"

    await owner.do("updateStaff", staffId=id_of(luis), role="ADMIN")

    assert (await client.read("transactions")).code is None


@only_sqlite
async def test_the_last_owner_stays_and_nobody_leaves_by_themself(owner: Client) -> None:
    (me,) = await Staff.all()

    demoted = await owner.do("updateStaff", staffId=id_of(me), role="ADMIN")
    left = await owner.do("updateStaff", staffId=id_of(me), active=False)

    assert [(one.code, one.refusal["field"]) for one in (demoted, left)] == [
        ("INVALID_INPUT", "role"),
        ("INVALID_INPUT", "active"),
    ]


@only_sqlite
async def test_the_list_is_the_shops_own_and_takes_as_many_statements_for_many(
    shop: Shop, owner: Client
) -> None:
    await a_staff(await a_shop("Otra"))
    sent = []
    for _ in range(3):
        await a_staff(shop, Role.PICKER)
        with statements() as seen:
            people = (await owner.read("staff")).payload
        sent.append(len(seen))

    assert len(people) == 4
    assert sent == [sent[0]] * 3
