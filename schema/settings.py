"""What storefronts come in with."""

import strawberry

from resolvers import settings
from resolvers.enums import Scope
from resolvers.inputs.scalars import Moment
from schema.described import described

__all__ = ["ApiKey"]


@strawberry.type(description="A storefront's key to the API; the key itself is kept nowhere.")
class ApiKey:
    """A key."""

    id: strawberry.ID = described("The key's global id.", settings.key_id)
    name: str = described("What uses it.")
    hint: str = described("Its first characters, to know it by.")
    scopes: list[Scope] = described("What it may do.", settings.key_scopes)
    created_at: Moment = described("When it was made.")
    revoked_at: Moment | None = described("Since when it opens nothing; null while it does.")
