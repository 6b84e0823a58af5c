"""What the mutations of the settings and of one's own account answer with."""

import strawberry

from schema.described import described
from schema.errors import UserError
from schema.order import PaymentMethod
from schema.payloads import errors_field
from schema.people import Session, Shop, Staff, Viewer
from schema.settings import ApiKey

__all__ = [
    "AddApiKeyPayload",
    "PaymentMethodPayload",
    "RevokeApiKeyPayload",
    "SessionsPayload",
    "ShopPayload",
    "StaffPayload",
    "ViewerPayload",
]


@strawberry.type(description="The shop as it now is.")
class ShopPayload:
    """A shop, or why not."""

    shop: Shop | None = described("The shop; null when refused.")
    user_errors: list[UserError] = errors_field()


@strawberry.type(description="The payment method as it now is.")
class PaymentMethodPayload:
    """A payment method, or why not."""

    payment_method: PaymentMethod | None = described("The payment method; null when refused.")
    user_errors: list[UserError] = errors_field()


@strawberry.type(description="The person as they now are.")
class StaffPayload:
    """A person, or why not."""

    staff: Staff | None = described("The person; null when refused.")
    user_errors: list[UserError] = errors_field()


@strawberry.type(description="The new API key.")
class AddApiKeyPayload:
    """A key, or why not."""

    api_key: ApiKey | None = described("What is kept of it; null when refused.")
    key: str | None = described("The key itself, told once: send it as `Authorization: Bearer …`.")
    user_errors: list[UserError] = errors_field()


@strawberry.type(description="The API key as it now is.")
class RevokeApiKeyPayload:
    """A key, or why not."""

    api_key: ApiKey | None = described("The key, revoked; null when refused.")
    user_errors: list[UserError] = errors_field()


@strawberry.type(description="Who asks, as they now are.")
class ViewerPayload:
    """Oneself, or why not."""

    viewer: Viewer | None = described("Who asks; null when refused.")
    user_errors: list[UserError] = errors_field()


@strawberry.type(description="One's own sessions that are left.")
class SessionsPayload:
    """Sessions, or why not."""

    sessions: list[Session] | None = described("The newest first; null when refused.")
    user_errors: list[UserError] = errors_field()
