"""Who asks: found from what they carry, with their rights. Everything visible follows from it."""

from dataclasses import dataclass, field

from models.clock import now
from models.errors import Unauthenticated
from models.events.actors import Actor, ActorKind
from models.people.rights import ROLE_RIGHTS, SCOPE_RIGHTS, Right, Scope, forbidden
from models.people.tables import ApiKey, Session, Staff
from models.secrets import hash_token
from models.shops.tables import Shop

__all__ = ["ANONYMOUS", "Viewer", "find_viewer"]


@dataclass(frozen=True)
class Viewer:
    """Who asks, and what they may do. `shop` is as read when the request came in.

    Exactly one of `staff` and `key` is set for somebody known; neither for a stranger.
    """

    shop: Shop | None = None
    staff: Staff | None = None
    key: ApiKey | None = None
    session_id: int | None = None
    rights: frozenset[Right] = field(default=frozenset())

    @property
    def shop_id(self) -> int:
        """The viewer's shop; a stranger has none."""
        if self.shop is None:
            raise Unauthenticated
        return int(self.shop.id)

    @property
    def actor(self) -> Actor:
        """The viewer as one who acts."""
        if self.staff:
            return Actor(ActorKind.STAFF, self.shop_id, self.staff.name, self.staff.id)
        return Actor(ActorKind.STOREFRONT, self.shop_id, self.key.name if self.key else "")

    def may(self, right: Right) -> bool:
        """Whether the viewer has `right`."""
        return right in self.rights

    def require(self, right: Right | None) -> None:
        """Refuse a stranger, and whoever has not `right` (None: anybody known may)."""
        if self.shop is None:
            raise Unauthenticated
        if right is not None and right not in self.rights:
            raise forbidden(right)


ANONYMOUS = Viewer()


async def find_viewer(token: str | None) -> Viewer:
    """Who carries this session token or API key; a stranger with None.

    A token that is unknown, revoked or expired is refused, not taken for a stranger's.
    """
    if token is None:
        return ANONYMOUS
    digest = hash_token(token)
    viewer = await (_of_key(digest) if token.startswith("mok_") else _of_session(digest))
    if viewer is None:
        raise Unauthenticated
    return viewer


async def _of_session(digest: str) -> Viewer | None:
    session = await Session.get_or_none(
        token_hash=digest, revoked_at__isnull=True, expires_at__gt=now()
    ).select_related("staff__shop")
    if session is None or not session.staff.active:
        return None
    staff: Staff = session.staff
    shop: Shop = staff.shop
    return Viewer(shop=shop, staff=staff, session_id=session.id, rights=ROLE_RIGHTS[staff.role])


async def _of_key(digest: str) -> Viewer | None:
    key = await ApiKey.get_or_none(key_hash=digest, revoked_at__isnull=True).select_related("shop")
    if key is None:
        return None
    scopes = [Scope(scope) for scope in key.scopes]
    rights = frozenset[Right]().union(*(SCOPE_RIGHTS[scope] for scope in scopes))
    return Viewer(shop=key.shop, key=key, rights=rights)
