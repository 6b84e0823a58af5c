"""Who asks, and the shop."""

import strawberry

import models
from resolvers import row_fields
from resolvers.enums import Right, Role
from schema.described import described

__all__ = ["Viewer"]


@strawberry.type(description="A shop.")
class Shop:
    """A shop."""

    name: str = described("Its name.")
    currency: str = described("ISO 4217: the currency it sells in.")
    country: str = described("ISO 3166-1 alpha-2.")
    time_zone: str = described("IANA name of its time zone.")
    language: str = described("`es` or `en`.")


@strawberry.type(description="A member of the staff.")
class Staff:
    """A person."""

    name: str = described("The person's name.")
    email: str = described("The person's e-mail.")
    role: Role = described("What the person is.")
    language: str = described("`es` or `en`.")


def _rights(root: strawberry.Parent[models.Viewer]) -> list[Right]:
    return sorted(root.rights)


@strawberry.type(description="Who is asking.")
class Viewer:
    """A person or a program."""

    name: str = described("The name of the person or the API key.", row_fields.viewer_name)
    staff: Staff | None = described("The person; null for an API key.")
    shop: Shop = described("The shop.")
    rights: list[Right] = described("What they may do.", _rights)
