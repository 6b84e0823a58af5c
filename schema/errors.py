"""Refusals as data: one interface, concrete types that carry the facts."""

from collections.abc import Callable
from typing import Any, ClassVar

import strawberry

from models import errors
from models.errors import DomainError
from resolvers.context import Info
from resolvers.enums import CancelReason, Status
from schema.described import described
from schema.doors import Refusal
from schema.money import Money
from schema.order import Order
from schema.people import Shop

__all__ = ["ERROR_TYPES", "UserError"]

OfError = strawberry.Parent[Refusal]


def _message(root: OfError, info: Info) -> str:
    return root.error.sentence(info.context.language)


def _code(root: OfError) -> str:
    return root.error.code


def _field(root: OfError) -> str | None:
    return root.error.field


def _fact(name: str) -> Callable[[Refusal], Any]:
    """A resolver of one fact. `Any`: its type stands on the field."""

    def resolve(root: OfError) -> Any:
        return root.error.facts.get(name)

    return resolve


@strawberry.interface(description="Why a mutation was refused. Nothing was changed.")
class UserError:
    """A refusal."""

    of: ClassVar[tuple[type[DomainError], ...]] = ()

    @classmethod
    def is_type_of(cls, refusal: object, _: object) -> bool:
        """Whether a refusal is shown as this type."""
        return isinstance(refusal, Refusal) and type(refusal.error) in cls.of

    code: str = described("For programs: PAYMENT_REQUIRED, NOT_FOUND …", _code)
    message: str = described("For people, in the reader's language.", _message)
    field: str | None = described("The input field that is to blame, if one is.", _field)


@strawberry.type(description="A refusal that needs no facts: NOT_FOUND, UNAUTHENTICATED …")
class PlainError(UserError):
    """A refusal with its code alone."""

    of = (
        errors.NotFound,
        errors.Unauthenticated,
        errors.BadCredentials,
        errors.PaidThroughGateway,
        errors.NothingOutstanding,
        errors.ResyncRequired,
        errors.Unavailable,
    )


@strawberry.type(description="The viewer lacks a right. Code: FORBIDDEN.")
class Forbidden(UserError):
    """A missing right."""

    of = (errors.Forbidden,)
    right: str = described("The right that is missing.", _fact("right"))


@strawberry.type(description="Log-in is throttled. Code: TOO_MANY_ATTEMPTS.")
class TooManyAttempts(UserError):
    """Wait."""

    of = (errors.TooManyAttempts,)
    retry_after: int = described("Seconds until the next try.", _fact("retry_after"))


@strawberry.type(description="A value of the input is not acceptable; `field` names it.")
class InvalidInput(UserError):
    """A bad value."""

    of = (errors.InvalidInput, errors.BadCursor, errors.UnknownPaymentMethod)


@strawberry.type(description="The parts do not add up to the total. Code: TOTAL_MISMATCH.")
class TotalMismatch(UserError):
    """A wrong sum."""

    of = (errors.TotalMismatch,)
    expected: Money = described("What the parts come to.", _fact("expected"))


@strawberry.type(description="The reason does not fit. Code: CANCEL_REASON_NOT_ALLOWED.")
class CancelReasonNotAllowed(UserError):
    """A wrong reason."""

    of = (errors.CancelReasonNotAllowed,)
    allowed: list[CancelReason] = described("The reasons that fit.", _fact("allowed"))


@strawberry.type(description="The workflow says no. Code: TRANSITION_NOT_ALLOWED.")
class TransitionNotAllowed(UserError):
    """A wrong step."""

    of = (errors.TransitionNotAllowed,)
    origin: Status = described("Where the order stands.", _fact("origin"), name="from")
    to: Status | None = described("What was asked for.", _fact("to"))
    allowed: list[Status] = described("The steps that may follow.", _fact("allowed"))


@strawberry.type(description="Accepting waits for the money. Code: PAYMENT_REQUIRED.")
class PaymentRequired(UserError):
    """Money first."""

    of = (errors.PaymentRequired,)
    outstanding: Money = described("What is still to come in.", _fact("outstanding"))


@strawberry.type(description="More than what is left. Code: AMOUNT_EXCEEDS_OUTSTANDING.")
class AmountExceedsOutstanding(UserError):
    """Too much money."""

    of = (errors.AmountExceedsOutstanding,)
    outstanding: Money = described("What is still to come in.", _fact("outstanding"))


@strawberry.type(description="The reference is on another order. Code: DUPLICATE_REFERENCE.")
class DuplicateReference(UserError):
    """A reference used twice."""

    of = (errors.DuplicateReference,)
    order: Order = described("The other order.", _fact("order"))


@strawberry.type(description="Somebody changed the order meanwhile. Code: STALE_VERSION.")
class StaleVersion(UserError):
    """A change in between."""

    of = (errors.StaleVersion,)
    current_version: int = described("The order's version now.", _fact("current_version"))
    order: Order = described("The order as it is now.", _fact("order"))


@strawberry.type(description="Somebody changed the settings meanwhile. Code: STALE_SHOP.")
class StaleShop(UserError):
    """A change in between."""

    of = (errors.StaleShop,)
    current_version: int = described("The settings' version now.", _fact("current_version"))
    shop: Shop = described("The shop as it is now.", _fact("shop"))


@strawberry.type(description="The key was used with another body. Code: IDEMPOTENCY_CONFLICT.")
class IdempotencyConflict(UserError):
    """A key used twice."""

    of = (errors.IdempotencyConflict,)
    order: Order | None = described("The order that the key made, if it made one.", _fact("order"))


ERROR_TYPES = (
    PlainError,
    Forbidden,
    TooManyAttempts,
    InvalidInput,
    TotalMismatch,
    CancelReasonNotAllowed,
    TransitionNotAllowed,
    PaymentRequired,
    AmountExceedsOutstanding,
    DuplicateReference,
    StaleVersion,
    StaleShop,
    IdempotencyConflict,
)
"""Every concrete error; the schema names them, since no field does."""
