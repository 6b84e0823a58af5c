"""Who has an order open."""

import strawberry

from resolvers.inputs.scalars import Moment
from schema.described import described

__all__ = ["Presence"]


@strawberry.type(description="Somebody else who has the order open at this moment.")
class Presence:
    """A person at an order."""

    name: str = described("The person's name.")
    since: Moment = described("Since when.")
