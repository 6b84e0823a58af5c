"""Changing people: what they are, whether they still work here, their passwords, their keys."""

from dataclasses import dataclass
from typing import Any

from models.actions import action
from models.clock import now
from models.errors import InvalidInput, NotFound
from models.events.record import lock_shop
from models.people.passwords import hash_password, prove, refuse_bad_password
from models.people.ranks import refuse_lower
from models.people.rights import Role
from models.people.sessions import end_other_sessions
from models.people.tables import ApiKey, Staff
from models.text import clean_language, clean_line
from models.words import THE_KEY, THE_PERSON

__all__ = ["StaffChange", "change_own", "change_password", "change_staff", "revoke_key"]


@dataclass(frozen=True)
class StaffChange:
    """What to change of a person; None leaves it as it is."""

    name: str | None = None
    language: str | None = None
    role: Role | None = None
    active: bool | None = None
    password: str | None = None


async def change_staff(staff_id: int, by: Staff, change: StaffChange) -> Staff:
    """Change a person of `by`'s shop.

    A person who is switched off, or given another password, loses all sessions. Nobody does either
    to themselves, and the shop keeps an active OWNER.
    """
    columns = _own_columns(change)
    if change.password is not None:
        refuse_bad_password(change.password, "password")
        columns["password_hash"] = await hash_password(change.password)
    if change.role is not None:
        columns["role"] = change.role
    if change.active is not None:
        columns["active"] = change.active
    return await _write_change(staff_id, by, columns)


async def change_own(staff: Staff, change: StaffChange) -> Staff:
    """Change one's own name and language; nothing else of `change` is looked at."""
    await _save(staff, _own_columns(change))
    return await Staff.get(id=staff.id)


async def change_password(
    staff: Staff, current: str, new: str, *, address: str, session_id: int | None
) -> None:
    """Give oneself another password, and end one's sessions but this one.

    The present password is proven as at log-in, and wrong ones are counted together with those.
    """
    refuse_bad_password(new, "new")
    await prove(staff.email, current, address, "current")
    await _write_password(staff.id, await hash_password(new), session_id)


@action
async def revoke_key(shop_id: int, key_id: int) -> ApiKey:
    """Let an API key open nothing any longer; one that is revoked stays so."""
    mine = ApiKey.filter(id=key_id, shop_id=shop_id)
    await mine.filter(revoked_at__isnull=True).update(revoked_at=now())
    key = await mine.first()
    if key is None:
        raise NotFound("keyId", what=THE_KEY)
    return key


@action
async def _write_change(staff_id: int, by: Staff, columns: dict[str, Any]) -> Staff:
    await lock_shop(by.shop_id)
    person = await Staff.get_or_none(id=staff_id, shop_id=by.shop_id)
    if person is None:
        raise NotFound("staffId", what=THE_PERSON)
    await refuse_lower(by, person.role, columns.get("role", person.role))
    _refuse_to_oneself(person, by, columns)
    await _refuse_last_owner(person, columns)
    await _save(person, columns)
    if "password_hash" in columns or columns.get("active") is False:
        await end_other_sessions(person.id)
    return await Staff.get(id=person.id)


@action
async def _save(person: Staff, columns: dict[str, Any]) -> None:
    if columns:
        await Staff.filter(id=person.id).update(**columns)


@action
async def _write_password(staff_id: int, hashed: str, session_id: int | None) -> None:
    await Staff.filter(id=staff_id).update(password_hash=hashed)
    await end_other_sessions(staff_id, session_id)


def _own_columns(change: StaffChange) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    if change.name is not None:
        columns["name"] = clean_line(change.name, "name", most=120, least=1)
    if change.language is not None:
        columns["language"] = clean_language(change.language, "language")
    return columns


def _refuse_to_oneself(person: Staff, by: Staff, columns: dict[str, Any]) -> None:
    if person.id != by.id:
        return
    if columns.get("active") is False:
        raise InvalidInput("active", "nadie se desactiva a sí mismo.", "nobody leaves by themself.")
    if "password_hash" in columns:
        raise InvalidInput(
            "password", "la tuya se cambia con la actual.", "yours is changed with the present one."
        )


async def _refuse_last_owner(person: Staff, columns: dict[str, Any]) -> None:
    stays = columns.get("role", person.role) is Role.OWNER and columns.get("active", person.active)
    if person.role is not Role.OWNER or not person.active or stays:
        return
    others = Staff.filter(shop_id=person.shop_id, role=Role.OWNER, active=True)
    if not await others.exclude(id=person.id).exists():
        raise InvalidInput(
            "active" if columns.get("active") is False else "role",
            "la tienda necesita al menos un dueño activo.",
            "the shop needs at least one active owner.",
        )
