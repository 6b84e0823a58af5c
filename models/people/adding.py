"""Adding people and keys to a shop."""

import secrets
from typing import Any

from tortoise.exceptions import IntegrityError

from models.actions import action
from models.errors import InvalidInput
from models.people.rights import Role, Scope
from models.people.sessions import hash_password
from models.people.tables import ApiKey, Staff
from models.secrets import hash_token, new_token
from models.text import clean_email, clean_line, log_in_name
from models.words import LANGUAGES

__all__ = ["add_key", "add_known_key", "add_staff", "new_password"]


def new_password() -> str:
    """A password for a new person: 96 random bits in letters and digits."""
    return secrets.token_urlsafe(12)


async def add_staff(
    shop_id: int, *, name: str, email: str, role: Role, password: str, language: str = "es"
) -> Staff:
    """Add a person to a shop; the e-mail must be nobody else's."""
    address = log_in_name(clean_email(email, "email"))
    if not address:
        raise InvalidInput("email", "no puede quedar vacío.", "must not be empty.")
    if language not in LANGUAGES:
        raise InvalidInput("language", "usa es o en.", "use es or en.")
    if len(password) < 10:
        raise InvalidInput("password", "necesita 10 caracteres.", "needs 10 characters.")
    hashed = await hash_password(password)
    return await _write_staff(
        shop_id,
        name=clean_line(name, "name", most=120, least=1),
        email=address,
        role=role,
        language=language,
        password_hash=hashed,
    )


@action
async def _write_staff(shop_id: int, *, email: str, **columns: Any) -> Staff:
    try:
        return await Staff.create(shop_id=shop_id, email=email, **columns)
    except IntegrityError:
        raise InvalidInput(
            "email", "ya lo usa otra persona.", "is somebody else's already."
        ) from None


async def add_key(shop_id: int, name: str, scopes: list[Scope]) -> str:
    """Add an API key to a shop; the key itself is told once, here."""
    key = new_token("mok")
    await add_known_key(shop_id, name, scopes, key)
    return key


@action
async def add_known_key(shop_id: int, name: str, scopes: list[Scope], key: str) -> None:
    """Add an API key that the caller made; it must be unguessable."""
    await ApiKey.create(
        shop_id=shop_id,
        name=clean_line(name, "name", most=80, least=1),
        hint=key[:8],
        key_hash=hash_token(key),
        scopes=[scope.value for scope in scopes],
    )
