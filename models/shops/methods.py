"""The ways to pay in a shop: adding them, naming them, switching them off."""

import re

from models.actions import action
from models.errors import InvalidInput, NotFound
from models.events.record import lock_shop
from models.orders.workflow import Policy
from models.shops.opening import add_payment_method
from models.shops.tables import PaymentMethod
from models.text import clean_line
from models.words import THE_METHOD, Label

__all__ = ["MOST_METHODS", "change_method", "offer_method"]

MOST_METHODS = 100
"""How many payment methods a shop may have, those switched off among them."""

_CODE = re.compile(r"[A-Z0-9_]{2,40}")


@action
async def offer_method(shop_id: int, code: str, name: Label, policy: Policy) -> PaymentMethod:
    """Add a way to pay; its code and policy stay for ever, since orders rest on them."""
    if not _CODE.fullmatch(code):
        raise InvalidInput(
            "code", "usa de 2 a 40 de A-Z, 0-9 y _.", "use 2 to 40 of A-Z, 0-9 and _."
        )
    name = Label(_clean_name(name.es, "nameEs"), _clean_name(name.en, "nameEn"))
    await lock_shop(shop_id)
    if await PaymentMethod.exists(shop_id=shop_id, code=code):
        raise InvalidInput(
            "code", "la tienda ya tiene ese código.", "the shop has that code already."
        )
    if await PaymentMethod.filter(shop_id=shop_id).count() >= MOST_METHODS:
        raise InvalidInput("code", f"admite {MOST_METHODS}.", f"takes at most {MOST_METHODS}.")
    return await add_payment_method(shop_id, code, name, policy)


@action
async def change_method(
    shop_id: int,
    code: str,
    *,
    name_es: str | None = None,
    name_en: str | None = None,
    active: bool | None = None,
) -> PaymentMethod:
    """Rename a way to pay, or switch it on or off; None leaves it as it is.

    New orders cannot choose one that is off. One has to stay on.
    """
    code = clean_line(code, "code", most=40)
    await lock_shop(shop_id)
    method = await PaymentMethod.get_or_none(shop_id=shop_id, code=code)
    if method is None:
        raise NotFound("code", what=THE_METHOD)
    if name_es is not None:
        method.name_es = _clean_name(name_es, "nameEs")
    if name_en is not None:
        method.name_en = _clean_name(name_en, "nameEn")
    if active is not None:
        await _refuse_last(method, active)
        method.active = active
    await method.save(update_fields=["name_es", "name_en", "active"])
    return method


def _clean_name(given: str, field: str) -> str:
    return clean_line(given, field, most=80, least=1)


async def _refuse_last(method: PaymentMethod, active: bool) -> None:
    on = PaymentMethod.filter(shop_id=method.shop_id, active=True).exclude(id=method.id)
    if not active and not await on.exists():
        raise InvalidInput(
            "active", "la tienda necesita al menos uno.", "the shop needs at least one."
        )
