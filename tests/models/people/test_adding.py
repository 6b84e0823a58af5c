"""Adding staff and keys."""

import pytest
from tortoise.context import TortoiseContext

from models import ApiKey, Role, Scope, Shop, Staff
from models.errors import InvalidInput
from models.people.adding import add_key, add_staff, new_password
from models.people.viewers import find_viewer
from tests.factories import a_shop

PASSWORD = "una clave larga"


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


async def test_a_person_is_stored_with_a_hash_and_not_the_password(shop: Shop) -> None:
    made = await add_staff(
        shop.id, name=" Ana  Gómez ", email="Ana@Aurora.example", role=Role.ADMIN, password=PASSWORD
    )

    kept = await Staff.get(id=made.id)
    assert (kept.name, kept.email, kept.role) == ("Ana Gómez", "ana@aurora.example", Role.ADMIN)
    assert kept.active
    assert kept.password_hash.startswith("$argon2id$")
    assert PASSWORD not in repr(vars(kept))


async def test_an_email_is_one_persons_in_all_shops(shop: Shop) -> None:
    other = await a_shop("Otra tienda")
    await add_staff(shop.id, name="Ana", email="ana@x.co", role=Role.OWNER, password=PASSWORD)

    with pytest.raises(InvalidInput) as refused:
        await add_staff(other.id, name="Ana", email="ANA@x.co", role=Role.OWNER, password=PASSWORD)

    assert refused.value.field == "email"
    assert await Staff.all().count() == 1


@pytest.mark.parametrize(
    ("field", "name", "email", "password"),
    [
        ("email", "Ana", "", PASSWORD),
        ("email", "Ana", "ana", PASSWORD),
        ("email", "Ana", "ana@x.co\nBcc: b@x.co", PASSWORD),
        ("name", " ", "ana@x.co", PASSWORD),
        ("name", "\x00", "ana@x.co", PASSWORD),
        ("name", "x" * 121, "ana@x.co", PASSWORD),
        ("password", "Ana", "ana@x.co", "123456789"),
        ("password", "Ana", "ana@x.co", ""),
    ],
)
async def test_a_bad_field_adds_nobody(
    field: str, name: str, email: str, password: str, shop: Shop
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await add_staff(shop.id, name=name, email=email, role=Role.OWNER, password=password)

    assert refused.value.field == field
    assert await Staff.all().count() == 0


async def test_an_unknown_language_adds_nobody(shop: Shop) -> None:
    with pytest.raises(InvalidInput) as refused:
        await add_staff(
            shop.id,
            name="Ana",
            email="ana@x.co",
            role=Role.OWNER,
            password=PASSWORD,
            language="fr",
        )

    assert refused.value.field == "language"
    assert await Staff.all().count() == 0


async def test_a_key_is_told_once_and_only_its_hash_is_kept(shop: Shop) -> None:
    key = await add_key(shop.id, "Tienda en línea", [Scope.ORDERS_PLACE])

    kept = await ApiKey.get()
    assert (kept.name, kept.scopes, kept.hint) == ("Tienda en línea", ["orders:place"], key[:8])
    assert key not in repr(vars(kept))
    assert (await find_viewer(key)).shop_id == shop.id


@pytest.mark.parametrize("name", ["", "x" * 81, "a\x00"], ids=ascii)
async def test_a_key_needs_a_name(name: str, shop: Shop) -> None:
    with pytest.raises(InvalidInput):
        await add_key(shop.id, name, [Scope.ORDERS_PLACE])

    assert await ApiKey.all().count() == 0


def test_a_new_password_is_unguessable_and_long_enough() -> None:
    assert len({new_password() for _ in range(100)}) == 100
    assert len(new_password()) >= 16
