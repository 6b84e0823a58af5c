"""Keys that make a repeated mutation answer with its first result."""

import hashlib
import json
from typing import Any

from tortoise import fields
from tortoise.models import Model

from models.clock import now
from models.errors import IdempotencyConflict
from models.fields import UtcDatetimeField, belongs_to
from models.text import clean_line

__all__ = ["IdempotencyKey", "fingerprint", "is_replay"]


class IdempotencyKey(Model):
    """A key that a client sent with a mutation, and the hash of what it asked for."""

    id = fields.BigIntField(primary_key=True)
    shop = belongs_to("Shop", index=False)
    shop_id: int
    key = fields.CharField(max_length=100)
    fingerprint = fields.CharField(max_length=64)
    created_at = UtcDatetimeField(default=now, db_index=True)

    class Meta:
        table = "idempotency_key"
        unique_together = (("shop", "key"),)


def fingerprint(*parts: Any) -> str:
    """The hash that tells two bodies apart; anything JSON can say, the rest by its text."""
    body = json.dumps(parts, sort_keys=True, default=str, ensure_ascii=True)
    return hashlib.sha256(body.encode()).hexdigest()


async def is_replay(shop_id: int, key: str | None, *parts: Any) -> bool:
    """Whether this very mutation was done before; remembers it when not.

    Call it inside the action, after the shop's lock. Another body under the same key is refused.
    """
    key = clean_line(key, "idempotencyKey", most=100)
    if not key:
        return False
    body = fingerprint(*parts)
    known = await IdempotencyKey.get_or_none(shop_id=shop_id, key=key)
    if known is None:
        await IdempotencyKey.create(shop_id=shop_id, key=key, fingerprint=body)
        return False
    if known.fingerprint != body:
        raise IdempotencyConflict("idempotencyKey")
    return True
