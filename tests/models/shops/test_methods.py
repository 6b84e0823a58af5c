"""The ways to pay in a shop: adding, renaming, switching off."""

import asyncio

import pytest
from tortoise.context import TortoiseContext

from models import PaymentMethod, Policy, Shop
from models.errors import InvalidInput, NotFound, UnknownPaymentMethod
from models.shops.methods import MOST_METHODS, change_method, offer_method
from models.words import Label
from tests.factories import a_shop, an_order

NEQUI = Label("Nequi", "Nequi wallet")


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


async def test_a_new_way_to_pay_can_be_chosen_at_once(shop: Shop) -> None:
    method = await offer_method(shop.id, "NEQUI", NEQUI, Policy.PREPAID)

    order = await an_order(shop, "NEQUI")

    assert (method.name("es"), method.name("en")) == ("Nequi", "Nequi wallet")
    assert (order.payment_method_id, order.policy) == (method.id, Policy.PREPAID)


@pytest.mark.parametrize("code", ["", "N", "nequi", "NE QUI", "ÑEQUI", "N" * 41, "NEQUI\n", "٣٣"])
async def test_a_code_of_other_letters_is_refused(code: str, shop: Shop) -> None:
    with pytest.raises(InvalidInput) as refused:
        await offer_method(shop.id, code, NEQUI, Policy.PREPAID)

    assert refused.value.field == "code"


async def test_one_code_added_at_once_is_there_once(shop: Shop) -> None:
    answers = await asyncio.gather(
        *(offer_method(shop.id, "NEQUI", NEQUI, Policy.PREPAID) for _ in range(10)),
        return_exceptions=True,
    )

    assert len([answer for answer in answers if isinstance(answer, InvalidInput)]) == 9
    assert await PaymentMethod.filter(shop_id=shop.id, code="NEQUI").count() == 1


async def test_a_shop_has_so_many_and_no_more(shop: Shop) -> None:
    for number in range(MOST_METHODS - 4):
        await PaymentMethod.create(
            shop_id=shop.id, code=f"M{number}", name_es="x", name_en="x", policy=Policy.PREPAID
        )

    with pytest.raises(InvalidInput):
        await offer_method(shop.id, "NEQUI", NEQUI, Policy.PREPAID)


async def test_what_is_named_changes_and_the_rest_stays(shop: Shop) -> None:
    await change_method(shop.id, "ONLINE", name_es="Tarjeta")
    method = await change_method(shop.id, "ONLINE", active=False)

    kept = await PaymentMethod.get(id=method.id)
    assert (kept.name_es, kept.name_en, kept.active) == ("Tarjeta", "Online payment", False)
    assert kept.policy is Policy.ONLINE


async def test_new_orders_cannot_choose_one_that_is_off(shop: Shop) -> None:
    await change_method(shop.id, "BANK_TRANSFER", active=False)
    with pytest.raises(UnknownPaymentMethod):
        await an_order(shop)

    await change_method(shop.id, "BANK_TRANSFER", active=True)
    await an_order(shop)


async def test_the_last_one_stays_on_though_all_are_switched_off_at_once(shop: Shop) -> None:
    codes = ("ONLINE", "BANK_TRANSFER", "PAYMENT_LINK", "CASH_ON_DELIVERY")

    answers = await asyncio.gather(
        *(change_method(shop.id, code, active=False) for code in codes), return_exceptions=True
    )

    (refused,) = [answer for answer in answers if isinstance(answer, InvalidInput)]
    assert refused.field == "active"
    assert await PaymentMethod.filter(shop_id=shop.id, active=True).count() == 1


async def test_another_shops_method_is_unknown(shop: Shop) -> None:
    other = await a_shop("Otra")
    await offer_method(other.id, "NEQUI", NEQUI, Policy.PREPAID)

    with pytest.raises(NotFound):
        await change_method(shop.id, "NEQUI", active=False)
