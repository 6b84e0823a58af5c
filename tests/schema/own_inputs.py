"""Valid variables of the operations on settings and one's own account, every field filled in."""

from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any

from argon2 import PasswordHasher

from models import LoginAttempt, Role, Session, Shop, Staff
from models.people.adding import add_known_key, new_key
from models.people.rights import Scope
from resolvers.ids import make_id
from tests.api import Client
from tests.factories import a_session, a_staff

__all__ = ["OWN_INPUTS", "PASSWORD"]

PASSWORD = "la clave de hoy"

Inputs = Callable[[Shop, Client, int], Awaitable[dict[str, Any]]]


async def the_staff_of(client: Client) -> Staff:
    staff = (await client.context()).viewer.staff
    assert staff is not None
    return staff


@cache
def _hashed() -> str:
    return PasswordHasher().hash(PASSWORD)


async def _nothing(_: Shop, __: Client, ___: int) -> dict[str, Any]:
    return {}


async def _preference(_: Shop, __: Client, ___: int) -> dict[str, Any]:
    return {"input": {"kind": "NEW_ORDER", "delivery": "BOTH"}}


async def _shop(shop: Shop, _: Client, number: int) -> dict[str, Any]:
    return {
        "input": {
            "name": f"Café {number}",
            "emails": [f"ventas{number}@aurora.example"],
            "language": "es",
            "timeZone": "America/Lima",
            "contactPhone": "3001234567",
            "contactEmail": "hola@aurora.example",
            "address": "Carrera 9 # 57-32, Bogotá",
            "mapUrl": "https://mapas.example/aurora",
            "openingHours": "Lunes a sábado\n8 a. m. a 7 p. m.",
            "color": "#0b6b5b",
            "logoUrl": "https://aurora.example/logo.svg",
            "acceptWithin": 30,
            "expectedVersion": (await Shop.get(id=shop.id)).version,
        }
    }


async def _new_method(_: Shop, __: Client, number: int) -> dict[str, Any]:
    names = {"nameEs": f"Billetera {number}", "nameEn": f"Wallet {number}"}
    return {"input": {"code": f"WALLET_{number}", "policy": "PREPAID"} | names}


async def _method(_: Shop, __: Client, number: int) -> dict[str, Any]:
    names = {"nameEs": f"Giro {number}", "nameEn": f"Transfer {number}"}
    return {"input": {"code": "BANK_TRANSFER", "active": False} | names}


async def _new_staff(_: Shop, __: Client, number: int) -> dict[str, Any]:
    who = {"name": f"Ana {number}", "email": f"ana{number}@nueva.example"}
    return {"input": who | {"role": "PICKER", "language": "en", "password": PASSWORD}}


async def _staff(shop: Shop, _: Client, number: int) -> dict[str, Any]:
    changes = {"name": f"Ana {number}", "role": "OPERATOR", "language": "en", "active": True}
    who = await a_staff(shop, Role.PICKER)
    return {"input": {"staffId": make_id("Staff", who.id), "password": PASSWORD} | changes}


async def _new_key(_: Shop, __: Client, number: int) -> dict[str, Any]:
    return {"input": {"name": f"Tienda {number}", "scopes": ["ORDERS_PLACE"]}}


async def _key(shop: Shop, _: Client, __: int) -> dict[str, Any]:
    key = await add_known_key(shop.id, "Tienda", list(Scope), new_key())
    return {"input": {"keyId": make_id("ApiKey", key.id)}}


async def _viewer(_: Shop, __: Client, number: int) -> dict[str, Any]:
    return {"input": {"name": f"Bea {number}", "language": "es"}}


async def _password(_: Shop, person: Client, number: int) -> dict[str, Any]:
    me = await the_staff_of(person)
    await Staff.filter(id=me.id).update(password_hash=_hashed())
    await LoginAttempt.all().delete()
    return {"input": {"current": PASSWORD, "new": f"{PASSWORD} {number}"}}


async def _session(_: Shop, person: Client, __: int) -> dict[str, Any]:
    me = await the_staff_of(person)
    await a_session(me)
    session = await Session.filter(staff_id=me.id).order_by("-id").first()
    assert session is not None
    return {"input": {"sessionId": make_id("Session", session.id)}}


async def _preview(_: Shop, __: Client, ___: int) -> dict[str, Any]:
    return {"status": "RECEIVED", "language": "en", "forShop": True}


OWN_INPUTS: dict[str, Inputs] = {
    "mutation logOut": _nothing,
    "mutation setNotificationPreference": _preference,
    "mutation updateShop": _shop,
    "mutation addPaymentMethod": _new_method,
    "mutation updatePaymentMethod": _method,
    "mutation addStaff": _new_staff,
    "mutation updateStaff": _staff,
    "mutation addApiKey": _new_key,
    "mutation revokeApiKey": _key,
    "mutation updateViewer": _viewer,
    "mutation changePassword": _password,
    "mutation endSession": _session,
    "mutation endOtherSessions": _nothing,
    "query letterPreview": _preview,
    "query paymentMethods": _nothing,
    "query staff": _nothing,
    "query apiKeys": _nothing,
    "query sessions": _nothing,
    "subscription unreadCount": _nothing,
}
"""How to make them, by the operation: for this shop and person, with a number of their own."""
