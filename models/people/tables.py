"""Who may come in: staff and their sessions, storefronts' API keys, attempts to log in."""

from tortoise import fields
from tortoise.models import Model

from models.clock import now
from models.fields import UtcDatetimeField, belongs_to
from models.people.rights import Role

__all__ = ["ApiKey", "LoginAttempt", "Session", "Staff"]


class Staff(Model):
    """A person who works in a shop, `password_hash` is argon2's."""

    id = fields.BigIntField(primary_key=True)
    shop = belongs_to("Shop")
    shop_id: int
    name = fields.CharField(max_length=120)
    email = fields.CharField(max_length=254, unique=True)
    role = fields.CharEnumField(Role, max_length=16)
    language = fields.CharField(max_length=8, default="es")
    password_hash = fields.CharField(max_length=200)
    active = fields.BooleanField(default=True)
    created_at = UtcDatetimeField(default=now)

    class Meta:
        table = "staff"


class Session(Model):
    """One log-in of one person, only the hash of its token is kept."""

    id = fields.BigIntField(primary_key=True)
    staff = belongs_to("Staff")
    staff_id: int
    token_hash = fields.CharField(max_length=64, unique=True)
    user_agent = fields.CharField(max_length=200, default="")
    created_at = UtcDatetimeField(default=now)
    expires_at = UtcDatetimeField()
    revoked_at = UtcDatetimeField(null=True)

    class Meta:
        table = "session"


class ApiKey(Model):
    """A storefront's key: only its hash is kept, and its first characters to know it by."""

    id = fields.BigIntField(primary_key=True)
    shop = belongs_to("Shop")
    shop_id: int
    name = fields.CharField(max_length=80)
    hint = fields.CharField(max_length=12)
    key_hash = fields.CharField(max_length=64, unique=True)
    scopes = fields.JSONField[list[str]](default=list)
    created_at = UtcDatetimeField(default=now)
    revoked_at = UtcDatetimeField(null=True)

    class Meta:
        table = "api_key"


class LoginAttempt(Model):
    """A failed log-in, counted against its e-mail and its address, both stored as hashes."""

    id = fields.BigIntField(primary_key=True)
    subject = fields.CharField(max_length=64)
    at = UtcDatetimeField(default=now)

    class Meta:
        table = "login_attempt"
        indexes = (("subject", "at"),)
