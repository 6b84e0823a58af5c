"""The demo storefront: the key by which its page places orders, and what the page is told."""

from contextlib import suppress
from typing import Any

from tortoise.exceptions import IntegrityError

from app.demo.catalogue import SHELF, Product
from app.demo.data import CITIES, PEOPLE, PICKUP_POINTS, SHIPPING
from app.demo.doors import demo_log_ins, page_key
from models import ApiKey, Links, PaymentMethod, Scope, Shop
from models.money import exponent
from models.people.adding import add_known_key
from models.secrets import hash_token

__all__ = ["open_storefront", "page_config"]

PICTURES = "/static/demo/"


async def open_storefront(links: Links) -> None:
    """Let the page `/demo` place orders in the demo shop, if there is one, by a key of its own.

    A shop made before the page existed, or under another secret, gets the key now; one that its
    owner revoked stays revoked.
    """
    shop, key = await Shop.get_or_none(is_demo=True), page_key(links)
    if shop is None or await ApiKey.exists(key_hash=hash_token(key)):
        return
    with suppress(IntegrityError):  # another server began at the same moment
        await add_known_key(shop.id, "Página /demo", [Scope.ORDERS_PLACE], key)


async def page_config(links: Links, language: str) -> dict[str, Any] | None:
    """What the page `/demo` shows and sends; None as long as there is no demo shop.

    Only for who serves a demo: it holds the page's key and the owner's log-in.
    """
    shop = await Shop.get_or_none(is_demo=True)
    if shop is None:
        return None
    owner = demo_log_ins(links)[0]
    return {
        "apiKey": page_key(links),
        "shopName": shop.name,
        "timeZone": shop.time_zone,
        "currency": {"code": shop.currency, "digits": exponent(shop.currency)},
        "shipping": str(SHIPPING),
        "products": [_product(product, language) for product in SHELF],
        "methods": await _methods(shop, language),
        "pickupPoints": [{"city": city, "text": text} for city, text in PICKUP_POINTS],
        "customer": _customer(),
        "logIn": {"email": owner.email, "password": owner.password},
    }


def _product(product: Product, language: str) -> dict[str, Any]:
    option = product.option
    return {
        "sku": product.sku,
        "name": product.name,
        "price": str(product.price),
        "about": product.about.text(language),
        "picture": PICTURES + product.picture,
        "options": [{"name": option[0], "value": option[1]}] if option else [],
    }


async def _methods(shop: Shop, language: str) -> list[dict[str, str]]:
    offered = await PaymentMethod.filter(shop_id=shop.id, active=True).order_by("id")
    return [
        {
            "code": method.code,
            "name": method.name_es if language == "es" else method.name_en,
            "policy": method.policy.value,
        }
        for method in offered
    ]


def _customer() -> dict[str, str]:
    """Somebody to order as, so that trying it takes two clicks."""
    (name, phone), (city, _, address) = PEOPLE[0], CITIES[0]
    email = "maria@example.com"
    return {"name": name, "phone": phone, "email": email, "city": city, "address": address}
