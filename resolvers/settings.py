"""The shop's settings: what it is to its customers, the ways to pay, its storefronts' keys."""

from dataclasses import dataclass
from typing import Annotated

import strawberry

from models import ApiKey, PaymentMethod, Right, Shop
from models.people.adding import add_known_key, new_key
from models.people.changing import revoke_key
from models.shops.methods import change_method, offer_method
from models.shops.settings import change_shop
from models.words import Label
from resolvers.arguments import INPUT
from resolvers.context import Info
from resolvers.enums import Scope
from resolvers.ids import make_id, read_id
from resolvers.inputs.settings import (
    AddApiKeyInput,
    AddPaymentMethodInput,
    RevokeApiKeyInput,
    UpdatePaymentMethodInput,
    UpdateShopInput,
)
from resolvers.seeing import visible_keys, visible_methods
from resolvers.telling import done_and_told

__all__ = [
    "ChangedKey",
    "ChangedMethod",
    "ChangedShop",
    "add_api_key",
    "add_payment_method",
    "api_keys",
    "key_id",
    "key_scopes",
    "payment_methods",
    "revoke_api_key",
    "shop_emails",
    "update_payment_method",
    "update_shop",
]

MOST_REVOKED = 100
"""How many revoked keys are listed, the newest of them."""


@dataclass(frozen=True)
class ChangedShop:
    """The shop as it now is."""

    shop: Shop


@dataclass(frozen=True)
class ChangedMethod:
    """A payment method as it now is."""

    payment_method: PaymentMethod


@dataclass(frozen=True)
class ChangedKey:
    """An API key as it now is, and, of a new one, the key itself."""

    api_key: ApiKey
    key: str | None = None


async def update_shop(info: Info, input: Annotated[UpdateShopInput, INPUT]) -> ChangedShop:
    """Change the shop's settings."""
    it = info.context
    work = change_shop(it.viewer.shop_id, input.change(), input.expected_version)
    return ChangedShop(await done_and_told(it, work))


def shop_emails(root: strawberry.Parent[Shop], info: Info) -> list[str] | None:
    """Who is told of new orders, for who may change the settings."""
    return list(root.emails) if info.context.viewer.may(Right.SETTINGS) else None


async def payment_methods(info: Info) -> list[PaymentMethod]:
    """The shop's ways to pay, in the order in which they came."""
    return await visible_methods(info.context.viewer).order_by("id")


async def add_payment_method(
    info: Info, input: Annotated[AddPaymentMethodInput, INPUT]
) -> ChangedMethod:
    """Offer another way to pay."""
    name = Label(input.name_es, input.name_en)
    shop_id = info.context.viewer.shop_id
    return ChangedMethod(await offer_method(shop_id, input.code, name, input.policy))


async def update_payment_method(
    info: Info, input: Annotated[UpdatePaymentMethodInput, INPUT]
) -> ChangedMethod:
    """Rename a way to pay, or switch it on or off."""
    method = await change_method(
        info.context.viewer.shop_id,
        input.code,
        name_es=input.name_es,
        name_en=input.name_en,
        active=input.active,
    )
    return ChangedMethod(method)


async def api_keys(info: Info) -> list[ApiKey]:
    """The keys in use, then those revoked; the newest first in each."""
    keys = visible_keys(info.context.viewer).order_by("-id")
    in_use = await keys.filter(revoked_at__isnull=True)
    return in_use + await keys.filter(revoked_at__isnull=False).limit(MOST_REVOKED)


async def add_api_key(info: Info, input: Annotated[AddApiKeyInput, INPUT]) -> ChangedKey:
    """Make a key; it is told here and never again."""
    key = new_key()
    row = await add_known_key(info.context.viewer.shop_id, input.name, input.scopes, key)
    return ChangedKey(row, key)


async def revoke_api_key(info: Info, input: Annotated[RevokeApiKeyInput, INPUT]) -> ChangedKey:
    """Let a key open nothing any longer; its streams end."""
    it, id_ = info.context, read_id(input.key_id, "ApiKey", "keyId")
    return ChangedKey(await done_and_told(it, revoke_key(it.viewer.shop_id, id_)))


def key_id(root: strawberry.Parent[ApiKey]) -> strawberry.ID:
    """The key's global id."""
    return strawberry.ID(make_id("ApiKey", root.id))


def key_scopes(root: strawberry.Parent[ApiKey]) -> list[Scope]:
    """What the key may do."""
    return [Scope(scope) for scope in root.scopes]
