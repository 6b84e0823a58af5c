"""One's own account through the API: name, password, sessions."""

import asyncio

import pytest
from tortoise.context import TortoiseContext

from models import LoginAttempt, Scope, Session, Shop, Staff
from models.errors import Unauthenticated
from models.people.viewers import find_viewer
from resolvers.bus import Bus
from tests.api import STRANGER, Client, a_storefront, ask_in
from tests.engines import only_sqlite
from tests.factories import a_session, a_shop, a_staff
from tests.schema.documents import MUTATIONS

PASSWORD, OTHER = "una clave larga", "otra clave larga"


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


@pytest.fixture
async def staff(shop: Shop) -> Staff:
    return await a_staff(shop, password=PASSWORD)


async def tabs(staff: Staff, bus: Bus, how_many: int) -> list[Client]:
    """So many log-ins of one person."""
    return [Client(await a_session(staff)).on(bus) for _ in range(how_many)]


async def is_out(client: Client) -> bool:
    try:
        await find_viewer(client.token)
    except Unauthenticated:
        return True
    return False


async def test_ones_own_name_and_language_change_at_once(staff: Staff, bus: Bus) -> None:
    (ana,) = await tabs(staff, bus, 1)

    changed = (await ana.do("updateViewer", name="Ana Ríos", language="en")).payload["viewer"]
    same = (await ana.do("updateViewer")).payload["viewer"]

    assert (
        changed
        == same
        == {
            "name": "Ana Ríos",
            "staff": {"name": "Ana Ríos", "language": "en"},
        }
    )
    refused = await ana.do("acceptOrder", orderId="x")
    assert refused.refusal["message"].startswith("We could not find")


async def test_a_new_password_ends_the_other_sessions_and_their_streams(
    staff: Staff, bus: Bus
) -> None:
    here, there = await tabs(staff, bus, 2)
    async with there.watching("unreadCount") as stream:
        assert (await stream.next()).payload == 0
        ending = asyncio.create_task(stream.next())

        changed = await here.do("changePassword", current=PASSWORD, new=OTHER)

        assert (await ending).code == "UNAUTHENTICATED"
    assert changed.payload["viewer"]["name"] == staff.name
    assert [await is_out(client) for client in (here, there)] == [False, True]
    assert (await STRANGER.do("logIn", email=staff.email, password=OTHER)).code is None
    refused = await STRANGER.do("logIn", email=staff.email, password=PASSWORD)
    assert refused.code == "BAD_CREDENTIALS"


@only_sqlite
async def test_guessing_the_present_password_is_throttled_like_a_log_in(
    staff: Staff, bus: Bus
) -> None:
    (ana,) = await tabs(staff, bus, 1)

    wrong = await ana.do("changePassword", current=OTHER, new="una tercera")
    for row in await LoginAttempt.all():
        await LoginAttempt.bulk_create([LoginAttempt(subject=row.subject) for _ in range(7)])
    throttled = await ana.do("changePassword", current=PASSWORD, new=OTHER)
    at_the_door = await STRANGER.do("logIn", email=staff.email, password=PASSWORD)

    assert (wrong.code, wrong.refusal["field"]) == ("BAD_CREDENTIALS", "current")
    assert throttled.code == at_the_door.code == "TOO_MANY_ATTEMPTS"


async def test_a_session_says_where_it_is_and_which_one_asks(staff: Staff, bus: Bus) -> None:
    here, _ = await tabs(staff, bus, 2)
    await a_session(await a_staff(await Shop.get()))
    await Session.filter(id=1).update(user_agent="Mozilla/5.0")

    rows = (await here.read("sessions")).payload

    assert [(row["userAgent"], row["current"]) for row in rows] == [
        ("", False),
        ("Mozilla/5.0", True),
    ]
    assert all(row["createdAt"] < row["expiresAt"] for row in rows)


async def test_an_ended_session_is_out_at_once_and_ending_it_again_says_the_same(
    staff: Staff, bus: Bus
) -> None:
    here, there = await tabs(staff, bus, 2)
    (theirs,) = [row for row in (await there.read("sessions")).payload if row["current"]]
    async with there.watching("unreadCount") as stream:
        assert (await stream.next()).payload == 0
        ending = asyncio.create_task(stream.next())

        ended = await asyncio.gather(
            *(here.do("endSession", sessionId=theirs["id"]) for _ in range(3))
        )

        assert (await ending).code == "UNAUTHENTICATED"
    (left,) = ended[0].payload["sessions"]
    assert left["current"] is True
    assert ended[0] == ended[1] == ended[2]


async def test_all_others_end_and_this_one_stays(staff: Staff, bus: Bus) -> None:
    here, *others = await tabs(staff, bus, 3)
    somebody = Client(await a_session(await a_staff(await Shop.get())))

    (left,) = (await here.do("endOtherSessions")).payload["sessions"]

    assert left["current"] is True
    assert [await is_out(client) for client in (here, *others, somebody)] == [
        *(False, True, True),
        False,
    ]


@only_sqlite
async def test_ending_the_session_that_asks_forgets_its_cookie(staff: Staff, bus: Bus) -> None:
    (here,) = await tabs(staff, bus, 1)
    (mine,) = (await here.read("sessions")).payload
    context = await here.context()
    kept: list[str | None] = []
    context.keep_session = kept.append

    ended = await ask_in(context, MUTATIONS["endSession"], {"input": {"sessionId": mine["id"]}})
    after = await ask_in(context, "{ viewer { name } }", {})

    assert (ended.payload["sessions"], kept, after.payload) == ([], [None], None)


@only_sqlite
async def test_another_persons_session_is_unknown(shop: Shop, staff: Staff, bus: Bus) -> None:
    (ana,) = await tabs(staff, bus, 1)
    (bea,) = await tabs(await a_staff(shop), bus, 1)
    (beas,) = (await bea.read("sessions")).payload

    assert (await ana.do("endSession", sessionId=beas["id"])).code == "NOT_FOUND"
    assert not await is_out(bea)


@only_sqlite
async def test_a_program_has_no_account(shop: Shop, bus: Bus) -> None:
    reader = (await a_storefront(shop, Scope.ORDERS_READ)).on(bus)

    refused = await reader.do("updateViewer", name="Otra")

    assert refused.code == "FORBIDDEN"
    assert "personas" in refused.refusal["message"]
