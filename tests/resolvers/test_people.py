"""Logging in and out through the API, and who one is then."""

from typing import Any

import pytest
from tortoise.context import TortoiseContext

from models import Role, Session, Staff
from models.errors import Unauthenticated
from models.people.viewers import find_viewer
from tests.api import STRANGER, Client, a_person, a_storefront, ask_in
from tests.engines import only_sqlite
from tests.factories import a_shop, a_staff
from tests.schema.documents import MUTATIONS

PASSWORD = "una clave larga"


async def a_member() -> Staff:
    return await a_staff(await a_shop("Café Aurora"), Role.OPERATOR, password=PASSWORD)


def log_in(staff: Staff, password: str = PASSWORD) -> dict[str, Any]:
    return {"email": staff.email, "password": password}


async def test_a_log_in_gives_a_token_that_opens_the_shop(database: TortoiseContext) -> None:
    staff = await a_member()

    payload = (await STRANGER.do("logIn", log_in(staff))).payload

    assert payload["viewer"]["name"] == staff.name
    viewer = (await Client(payload["token"]).read("viewer")).payload
    assert viewer["shop"]["name"] == "Café Aurora"
    chosen = viewer["staff"].pop("notificationPreferences")
    assert {choice["delivery"] for choice in chosen} == {"BELL"}
    assert viewer["staff"].pop("id")
    assert viewer["staff"].pop("createdAt") <= viewer["staff"].pop("lastLogInAt")
    assert viewer["staff"] == {
        "active": True,
        "name": staff.name,
        "email": staff.email,
        "role": "OPERATOR",
        "language": "es",
    }
    assert payload["token"] not in str(await Session.all().values())


async def test_an_e_mail_is_the_same_in_capitals_and_between_spaces(
    database: TortoiseContext,
) -> None:
    staff = await a_member()

    answer = await STRANGER.do("logIn", email=f" {staff.email.upper()} ", password=PASSWORD)

    assert answer.code is None


@only_sqlite
async def test_a_wrong_password_looks_like_an_unknown_e_mail(database: TortoiseContext) -> None:
    staff = await a_member()
    await Staff.filter(id=(await a_staff(await a_shop(), password=PASSWORD)).id).update(
        active=False, email="ausente@aurora.example"
    )

    wrong = await STRANGER.do("logIn", log_in(staff, "otra clave larga"))
    unknown = await STRANGER.do("logIn", email="nadie@aurora.example", password=PASSWORD)
    dismissed = await STRANGER.do("logIn", email="ausente@aurora.example", password=PASSWORD)
    empty = await STRANGER.do("logIn", email="", password="")

    assert wrong.code == "BAD_CREDENTIALS"
    assert wrong == unknown == dismissed == empty
    assert wrong.payload["token"] is None
    assert await Session.all().count() == 0


@only_sqlite
async def test_guessing_is_throttled_for_the_right_password_too(database: TortoiseContext) -> None:
    staff, other = await a_member(), await a_member()

    codes = [(await STRANGER.do("logIn", log_in(staff, f"clave {n}"))).code for n in range(9)]
    right = await STRANGER.do("logIn", log_in(staff))

    assert codes == ["BAD_CREDENTIALS"] * 8 + ["TOO_MANY_ATTEMPTS"]
    assert right.code == "TOO_MANY_ATTEMPTS"
    assert 0 < right.refusal["retryAfter"] <= 15 * 60
    assert str(right.refusal["retryAfter"]) in right.refusal["message"]
    assert (await STRANGER.do("logIn", log_in(other))).code is None


async def test_logging_out_closes_this_session_and_no_other(database: TortoiseContext) -> None:
    staff = await a_member()
    one, two = [
        Client((await STRANGER.do("logIn", log_in(staff))).payload["token"]) for _ in range(2)
    ]

    assert (await one.do("logOut")).payload["loggedOut"] is True

    assert one.token
    with pytest.raises(Unauthenticated):
        await find_viewer(one.token)
    assert (await two.read("viewer")).payload["staff"]["email"] == staff.email


@only_sqlite
async def test_the_cookie_is_kept_at_log_in_and_forgotten_at_log_out(
    database: TortoiseContext,
) -> None:
    staff = await a_member()
    context = await STRANGER.context()
    kept: list[str | None] = []
    context.keep_session = kept.append

    refused = await ask_in(context, MUTATIONS["logIn"], {"input": log_in(staff, "no es")})
    entered = await ask_in(context, MUTATIONS["logIn"], {"input": log_in(staff)})
    seen = await ask_in(context, "{ viewer { name } }", {})
    left = await ask_in(context, MUTATIONS["logOut"], {})
    gone = await ask_in(context, "{ viewer { name } }", {})

    assert refused.code == "BAD_CREDENTIALS"
    assert kept == [entered.payload["token"], None]
    assert (seen.payload, gone.payload) == ({"name": staff.name}, None)
    assert left.payload["loggedOut"] is True


@only_sqlite
async def test_who_has_no_session_has_none_to_close(database: TortoiseContext) -> None:
    store = await a_storefront(await a_shop())

    for client in (STRANGER, store):
        assert (await client.do("logOut")).payload == {"loggedOut": False, "userErrors": []}
    assert (await store.read("viewer")).payload["staff"] is None
    assert (await STRANGER.read("viewer")).payload is None


@only_sqlite
async def test_a_person_is_answered_in_their_own_language(database: TortoiseContext) -> None:
    ana = await a_person(await a_shop())
    await Staff.all().update(language="en")
    spanish = await a_person(await a_shop())

    english, hers = [await one.do("acceptOrder", orderId="x") for one in (ana, spanish)]

    assert english.refusal["message"] == "We could not find that order. Check the identifier."
    assert hers.refusal["message"] == "No encontramos esa orden. Revisa el identificador."
