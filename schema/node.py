"""Relay's Node."""

import strawberry

from schema.described import described

__all__ = ["Node"]


@strawberry.interface(description="Anything with a global id.")
class Node:
    """An object that `node(id)` finds again."""

    id: strawberry.ID = described("The global id.")
