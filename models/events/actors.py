"""Who does something: it stands on every event and transaction."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

__all__ = ["Actor", "ActorKind", "the_system"]


class ActorKind(StrEnum):
    """What kind of person or program acts."""

    STAFF = "STAFF"
    STOREFRONT = "STOREFRONT"
    GATEWAY = "GATEWAY"
    IMPORT = "IMPORT"
    SYSTEM = "SYSTEM"


@dataclass(frozen=True)
class Actor:
    """Who acts, in which shop.

    `quiet` rings no bell and writes no letter: an order taken over from another system is not news
    to its customer. `at` is the moment of the deed when it lies in the past.
    """

    kind: ActorKind
    shop_id: int
    name: str
    staff_id: int | None = None
    quiet: bool = False
    at: datetime | None = None


def the_system(shop_id: int) -> Actor:
    """The order desk itself, where it acts in a shop unasked."""
    return Actor(ActorKind.SYSTEM, shop_id, "Mis Órdenes")
