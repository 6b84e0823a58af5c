"""A field with its description, on one line."""

from typing import Any

import strawberry

__all__ = ["described"]


def described(description: str, resolver: Any = None, *, name: str | None = None) -> Any:
    """A field of a type: read off the row by its name, or answered by `resolver`.

    `Any`: the annotation says the API's type while the resolver returns the models' row.
    """
    if resolver is None:
        return strawberry.field(description=description, name=name)
    return strawberry.field(description=description, resolver=resolver, name=name)
