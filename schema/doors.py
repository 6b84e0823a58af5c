"""The doors: who may come through a field, and how a refusal looks behind it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import strawberry
from strawberry.extensions import FieldExtension

from models.errors import DomainError
from models.people.rights import Right
from resolvers.context import Info

__all__ = ["ANYBODY", "Refusal", "Refused", "mutation", "query", "subscription"]

ANYBODY = None
"""Stands where a right would: no log-in is needed."""

Next = Callable[..., Awaitable[Any]]


@dataclass(frozen=True)
class Refusal:
    """A refusal as a value: GraphQL would raise an exception that it is handed as one."""

    error: DomainError


class Refused:
    """What a refused mutation answers with: every field null but its errors."""

    def __init__(self, error: DomainError) -> None:
        self.user_errors = [Refusal(error)]

    def __getattr__(self, _: str) -> None:
        return None


class _Door(FieldExtension):
    """Lets through who has the right. `Any` below: a door passes on whatever its field takes."""

    def __init__(self, right: Right | None) -> None:
        self.right = right

    def check(self, info: Info) -> None:
        if self.right is not ANYBODY:
            info.context.viewer.require(self.right)

    async def resolve_async(self, next_: Next, source: Any, info: Info, **kwargs: Any) -> Any:
        self.check(info)
        return await next_(source, info, **kwargs)


class _MutationDoor(_Door):
    """Turns a refusal into the payload's `userErrors`."""

    async def resolve_async(self, next_: Next, source: Any, info: Info, **kwargs: Any) -> Any:
        try:
            self.check(info)
            return await next_(source, info, **kwargs)
        except DomainError as refusal:
            return Refused(refusal)


class _StreamDoor(_Door):
    """Checks before a stream begins; the stream itself looks again at every event."""

    async def resolve_async(self, next_: Next, source: Any, info: Info, **kwargs: Any) -> Any:
        self.check(info)
        return next_(source, info, **kwargs)


def query(resolver: Any, right: Right | None, description: str) -> Any:
    """A field of the Query root. `Any`: Strawberry types a field by its annotation."""
    return _field(resolver, _Door(right), right, description)


def mutation(resolver: Any, right: Right | None, description: str, errors: str) -> Any:
    """A field of the Mutation root; `errors` lists the codes that its `userErrors` may have."""
    codes = f"{description} Errors: {errors}."
    return _field(resolver, _MutationDoor(right), right, codes)


def subscription(resolver: Any, right: Right | None, description: str) -> Any:
    """A field of the Subscription root."""
    text = f"{description} {_needs(right)}"
    return strawberry.subscription(
        resolver=resolver, description=text, extensions=[_StreamDoor(right)]
    )


def _field(resolver: Any, door: _Door, right: Right | None, description: str) -> Any:
    text = f"{description} {_needs(right)}"
    return strawberry.field(resolver=resolver, description=text, extensions=[door])


def _needs(right: Right | None) -> str:
    return f"Needs {right}." if right else "Needs no log-in."
