"""Describing an input's field on one line."""

from typing import Any

import strawberry

__all__ = ["clearable", "optional", "required"]


def required(description: str) -> Any:
    """A field that has to be given. `Any`: a dataclass's field stands for its value's type."""
    return strawberry.field(description=description)


def optional(description: str) -> Any:
    """A field that may be left out; null then. `Any` as above."""
    return strawberry.field(description=description, default=None)


def clearable(description: str) -> Any:
    """A field that changes nothing when left out, and clears when it is null. `Any` as above."""
    return strawberry.field(description=description, default=strawberry.UNSET)
