"""Adding people and keys to a shop."""

import secrets
from typing import Any

from tortoise.exceptions import IntegrityError

from models.actions import action
from models.errors import InvalidInput
from models.events.record import lock_shop
from models.people.passwords import hash_password, refuse_bad_password
from models.people.ranks import refuse_lower
from models.people.rights import Role, Scope
from models.people.tables import ApiKey, Staff
from models.secrets import hash_token, new_token
from models.text import clean_email, clean_language, clean_line, log_in_name

__all__ = ["MOST_STAFF", "add_key", "add_known_key", "add_staff", "new_key", "new_password"]

MOST_STAFF = 500
"""How many people a shop may have, those who have left among them: nobody is ever deleted."""

MOST_KEYS = 100
"""How many API keys of a shop may be in use."""


def new_password() -> str:
    """A password for a new person: 96 random bits in letters and digits."""
    return secrets.token_urlsafe(12)


def new_key() -> str:
    """A new API key, which opens nothing until it is added."""
    return new_token("mok")


async def add_staff(
    shop_id: int,
    *,
    name: str,
    email: str,
    role: Role,
    password: str,
    language: str = "es",
    by: Staff | None = None,
) -> Staff:
    """Add a person to a shop; the e-mail must be nobody else's.

    `by` is who adds them: only an OWNER adds an OWNER. The command line adds in nobody's name.
    """
    address = log_in_name(clean_email(email, "email"))
    if not address:
        raise InvalidInput("email", "no puede quedar vacío.", "must not be empty.")
    columns = {
        "name": clean_line(name, "name", most=120, least=1),
        "email": address,
        "role": role,
        "language": clean_language(language, "language"),
    }
    refuse_bad_password(password, "password")
    return await _write_staff(
        shop_id, by, columns | {"password_hash": await hash_password(password)}
    )


@action
async def _write_staff(shop_id: int, by: Staff | None, columns: dict[str, Any]) -> Staff:
    await lock_shop(shop_id)
    if by is not None:
        await refuse_lower(by, columns["role"])
    if await Staff.filter(shop_id=shop_id).count() >= MOST_STAFF:
        raise InvalidInput(
            "email",
            f"la tienda ya tiene {MOST_STAFF} personas.",
            f"the shop has {MOST_STAFF} people.",
        )
    try:
        return await Staff.create(shop_id=shop_id, **columns)
    except IntegrityError:
        raise InvalidInput(
            "email", "ya lo usa otra persona.", "is somebody else's already."
        ) from None


async def add_key(shop_id: int, name: str, scopes: list[Scope]) -> str:
    """Add an API key to a shop; the key itself is told once, here."""
    key = new_key()
    await add_known_key(shop_id, name, scopes, key)
    return key


@action
async def add_known_key(shop_id: int, name: str, scopes: list[Scope], key: str) -> ApiKey:
    """Add an API key that the caller made; it must be unguessable."""
    label = clean_line(name, "name", most=80, least=1)
    if not scopes:
        raise InvalidInput("scopes", "elige al menos uno.", "choose at least one.")
    await lock_shop(shop_id)
    if await ApiKey.filter(shop_id=shop_id, revoked_at__isnull=True).count() >= MOST_KEYS:
        raise InvalidInput("name", "revoca antes otra llave.", "revoke another key first.")
    return await ApiKey.create(
        shop_id=shop_id,
        name=label,
        hint=key[:8],
        key_hash=hash_token(key),
        scopes=sorted({scope.value for scope in scopes}),
    )
