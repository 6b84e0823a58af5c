"""Changing how a shop works, and what its customers see of it."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from tortoise.expressions import F

from models.actions import action
from models.errors import InvalidInput, StaleShop
from models.events.record import lock_shop
from models.orders.alarm import retime
from models.shops.tables import Shop
from models.text import (
    clean_color,
    clean_email,
    clean_language,
    clean_line,
    clean_phone,
    clean_safe_url,
    clean_text,
)

__all__ = ["LONGEST_WAIT", "MOST_EMAILS", "ShopChange", "change_shop", "set_accept_within"]

LONGEST_WAIT = 7 * 24 * 60
"""The most minutes that an order may wait before its alarm rings: a week."""

MOST_EMAILS = 20
"""How many addresses may be told of new orders."""


@dataclass(frozen=True)
class ShopChange:
    """What to change of a shop; None leaves it as it is, an empty text clears what may be empty."""

    name: str | None = None
    emails: list[str] | None = None
    language: str | None = None
    time_zone: str | None = None
    contact_phone: str | None = None
    contact_email: str | None = None
    address: str | None = None
    map_url: str | None = None
    opening_hours: str | None = None
    color: str | None = None
    logo_url: str | None = None
    accept_within: int | None = None


@action
async def change_shop(
    shop_id: int, change: ShopChange, expected_version: int | None = None
) -> Shop:
    """Change a shop's settings, all of them or none; the alarms follow a new `accept_within`.

    Another version than `expected_version` is refused: somebody else was here meanwhile.
    """
    await lock_shop(shop_id)
    shop = await Shop.get(id=shop_id)
    if expected_version is not None and expected_version != shop.version:
        raise StaleShop("expectedVersion", current_version=shop.version, shop=shop)
    columns = _columns(change, shop)
    if columns:
        await Shop.filter(id=shop_id).update(version=F("version") + 1, **columns)
    if change.accept_within is not None:
        await retime(shop_id, change.accept_within)
    return await Shop.get(id=shop_id)


async def set_accept_within(shop_id: int, minutes: int) -> None:
    """How long an order may wait for somebody to accept it; 0 for as long as it likes.

    Alarms that are still to ring follow; what waits without one, since it had been 0, stays so.
    """
    await change_shop(shop_id, ShopChange(accept_within=minutes))


def _columns(change: ShopChange, shop: Shop) -> dict[str, Any]:
    """The columns to write, each cleaned."""
    given = {field.name: getattr(change, field.name) for field in fields(change)}
    columns = {
        name: clean(given[name]) for name, clean in _CLEAN.items() if given[name] is not None
    }
    if change.contact_phone is not None:
        phone = clean_phone(change.contact_phone, "contactPhone", shop.country)
        columns["contact_phone"] = phone
    return columns


def _clean_emails(given: list[str]) -> list[str]:
    if len(given) > MOST_EMAILS:
        raise InvalidInput("emails", f"admite {MOST_EMAILS}.", f"takes at most {MOST_EMAILS}.")
    cleaned = (clean_email(email, "emails") for email in given)
    return list(dict.fromkeys(email for email in cleaned if email))


def _clean_wait(minutes: int) -> int:
    if not 0 <= minutes <= LONGEST_WAIT:
        raise InvalidInput(
            "acceptWithin",
            f"va de 0 a {LONGEST_WAIT} minutos.",
            f"goes from 0 to {LONGEST_WAIT} minutes.",
        )
    return minutes


def _clean_zone(given: str) -> str:
    if given not in _zones():
        raise InvalidInput(
            "timeZone", "se escribe como America/Bogota.", "is written like America/Bogota."
        )
    return given


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


_CLEAN: dict[str, Callable[[Any], Any]] = {
    "name": lambda given: clean_line(given, "name", most=120, least=1),
    "emails": _clean_emails,
    "language": lambda given: clean_language(given, "language"),
    "time_zone": _clean_zone,
    "contact_email": lambda given: clean_email(given, "contactEmail"),
    "address": lambda given: clean_line(given, "address", most=300),
    "map_url": lambda given: clean_safe_url(given, "mapUrl"),
    "opening_hours": lambda given: clean_text(given, "openingHours", most=500),
    "color": lambda given: clean_color(given, "color"),
    "logo_url": lambda given: clean_safe_url(given, "logoUrl"),
    "accept_within": _clean_wait,
}
"""How each column is cleaned. `Any`: each its own kind of value."""
