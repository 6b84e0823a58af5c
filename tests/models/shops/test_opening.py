"""Opening a shop."""

import pytest
from tortoise.context import TortoiseContext
from tortoise.exceptions import IntegrityError

from models import PaymentMethod, Policy, Shop
from models.errors import InvalidInput
from models.shops.opening import add_payment_method, open_shop
from models.words import Label
from tests.models.everything import counts

HELP_PAGE = [
    ("ONLINE", "ONLINE"),
    ("BANK_TRANSFER", "PREPAID"),
    ("PAYMENT_LINK", "PREPAID"),
    ("CASH_ON_DELIVERY", "ON_DELIVERY"),
]


async def test_a_new_shop_has_the_payment_methods_of_the_help_page(
    database: TortoiseContext,
) -> None:
    shop = await open_shop(" Café  Aurora ", ["Ventas@Aurora.example"])

    kept = await Shop.get(id=shop.id)
    assert (kept.name, kept.emails) == ("Café Aurora", ["Ventas@aurora.example"])
    assert (kept.currency, kept.language, kept.country) == ("COP", "es", "CO")
    assert (kept.time_zone, kept.event_seq, kept.order_seq) == ("America/Bogota", 0, 1000)
    methods = await PaymentMethod.filter(shop_id=shop.id).order_by("id")
    assert [(method.code, method.policy) for method in methods] == HELP_PAGE
    assert [method.name("en") for method in methods][1:] == [
        "Bank transfer",
        "Payment link",
        "Cash on delivery",
    ]
    assert methods[-1].name("es-CO") == "Contra entrega"


@pytest.mark.parametrize(
    ("field", "name", "email"),
    [("name", "", "a@x.co"), ("name", "\x00", "a@x.co"), ("emails", "Café", "a@x.co\nBcc: b@x.co")],
)
async def test_a_bad_field_opens_no_shop(
    field: str, name: str, email: str, database: TortoiseContext
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await open_shop(name, [email])

    assert refused.value.field == field
    assert set((await counts()).values()) == {0}


@pytest.mark.parametrize("code", ["", "XYZ", "pesos", "\x00"], ids=ascii)
async def test_an_unknown_currency_opens_no_shop(code: str, database: TortoiseContext) -> None:
    with pytest.raises(InvalidInput) as refused:
        await open_shop("Café", [], currency=code)

    assert refused.value.field == "currency"
    assert await Shop.all().count() == 0


async def test_a_payment_method_is_offered_once_per_shop(database: TortoiseContext) -> None:
    one, other = await open_shop("Una", []), await open_shop("Otra", [])
    nequi = Label("Nequi", "Nequi")

    await add_payment_method(one.id, "NEQUI", nequi, Policy.PREPAID)
    await add_payment_method(other.id, "NEQUI", nequi, Policy.PREPAID)
    with pytest.raises(IntegrityError):
        await add_payment_method(one.id, "NEQUI", nequi, Policy.ONLINE)

    assert await PaymentMethod.filter(code="NEQUI").count() == 2
