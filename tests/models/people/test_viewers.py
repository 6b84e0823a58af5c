"""Who asks, by what they carry."""

from datetime import timedelta

import pytest
from tortoise.context import TortoiseContext

from models import ActorKind, ApiKey, Right, Role, Scope, Session, Shop, Staff
from models.clock import now
from models.errors import Forbidden, Unauthenticated
from models.people.rights import ROLE_RIGHTS
from models.people.viewers import ANONYMOUS, find_viewer
from tests.factories import a_key, a_session, a_shop, a_staff


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


@pytest.mark.parametrize("role", Role)
async def test_a_session_brings_its_persons_shop_and_rights(role: Role, shop: Shop) -> None:
    ana = await a_staff(shop, role)

    viewer = await find_viewer(await a_session(ana))

    assert (viewer.shop_id, viewer.staff and viewer.staff.id) == (shop.id, ana.id)
    assert viewer.rights == ROLE_RIGHTS[role]
    assert (viewer.actor.kind, viewer.actor.staff_id) == (ActorKind.STAFF, ana.id)
    assert viewer.session_id == (await Session.get()).id


@pytest.mark.parametrize(
    ("scopes", "rights"),
    [
        ([Scope.ORDERS_PLACE], [Right.PLACE_ORDERS]),
        ([Scope.ORDERS_READ], [Right.SEE_ORDERS, Right.SEE_CONTACTS]),
        (list(Scope), [Right.PLACE_ORDERS, Right.SEE_ORDERS, Right.SEE_CONTACTS]),
    ],
)
async def test_a_key_brings_the_rights_of_its_scopes(
    scopes: list[Scope], rights: list[Right], shop: Shop
) -> None:
    viewer = await find_viewer(await a_key(shop, *scopes))

    assert (viewer.shop_id, viewer.rights) == (shop.id, frozenset(rights))
    assert (viewer.actor.kind, viewer.actor.staff_id) == (ActorKind.STOREFRONT, None)
    assert (viewer.staff, viewer.session_id) == (None, None)


async def test_who_carries_nothing_is_a_stranger(database: TortoiseContext) -> None:
    viewer = await find_viewer(None)

    assert (viewer, viewer.rights) == (ANONYMOUS, frozenset())
    with pytest.raises(Unauthenticated):
        _ = viewer.shop_id


async def test_an_expired_a_revoked_and_a_leavers_session_are_refused(shop: Shop) -> None:
    expired, revoked, left = [await a_session(await a_staff(shop)) for _ in range(3)]
    one, two, three = await Session.all().order_by("id")
    await Session.filter(id=one.id).update(expires_at=now() - timedelta(seconds=1))
    await Session.filter(id=two.id).update(revoked_at=now())
    await Staff.filter(id=three.staff_id).update(active=False)

    for token in (expired, revoked, left):
        with pytest.raises(Unauthenticated):
            await find_viewer(token)


async def test_a_revoked_key_is_refused(shop: Shop) -> None:
    key, other = await a_key(shop), await a_key(shop)
    await ApiKey.filter(hint=key[:8]).update(revoked_at=now())

    with pytest.raises(Unauthenticated):
        await find_viewer(key)
    assert (await find_viewer(other)).shop_id == shop.id


async def test_a_changed_role_counts_at_once(shop: Shop) -> None:
    ana = await a_staff(shop, Role.ADMIN)
    token = await a_session(ana)

    await Staff.filter(id=ana.id).update(role=Role.PICKER)

    assert (await find_viewer(token)).rights == ROLE_RIGHTS[Role.PICKER]


@pytest.mark.parametrize(
    "token",
    ["", " ", "mos_x", "mok_x", "mok_", "x" * 10_000_000, "mok_" + "\x00" * 43, "\ud800" * 43],
    ids=lambda value: ascii(value)[:20],
)
async def test_what_is_no_token_is_refused_and_not_taken_for_a_strangers(
    token: str, shop: Shop
) -> None:
    await a_key(shop)
    await a_session(await a_staff(shop))

    with pytest.raises(Unauthenticated):
        await find_viewer(token)


async def test_the_columns_of_a_session_and_a_key_open_nothing(shop: Shop) -> None:
    await a_key(shop)
    await a_session(await a_staff(shop))

    for stored in ((await Session.get()).token_hash, (await ApiKey.get()).key_hash):
        for guess in (stored, f"mos_{stored}", f"mok_{stored}"):
            with pytest.raises(Unauthenticated):
                await find_viewer(guess)


async def test_a_missing_right_is_named(shop: Shop) -> None:
    viewer = await find_viewer(await a_session(await a_staff(shop, Role.PICKER)))

    viewer.require(None)
    viewer.require(Right.MANAGE_ORDERS)
    with pytest.raises(Forbidden) as refused:
        viewer.require(Right.REGISTER_PAYMENTS)

    assert refused.value.facts["right"] == Right.REGISTER_PAYMENTS
    assert (viewer.may(Right.SEE_ORDERS), viewer.may(Right.SEE_CONTACTS)) == (True, False)


def test_a_stranger_is_asked_to_log_in_and_not_told_of_rights() -> None:
    for right in (None, Right.SEE_ORDERS):
        with pytest.raises(Unauthenticated):
            ANONYMOUS.require(right)
