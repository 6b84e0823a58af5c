"""What a viewer may see: one query per noun. Unknown and foreign look alike."""

from tortoise.queryset import QuerySet

from models import ApiKey, Letter, Notification, Order, PaymentMethod, Transaction
from models.errors import Forbidden, NotFound
from models.people.rights import Right
from models.people.tables import Staff
from models.people.viewers import Viewer
from models.words import THE_ORDER, Label
from resolvers.ids import read_id

__all__ = [
    "bell_owner",
    "find_order",
    "the_person",
    "visible_keys",
    "visible_letters",
    "visible_methods",
    "visible_notifications",
    "visible_orders",
    "visible_staff",
    "visible_transactions",
]

_HAVE_A_BELL = Label("tener campana: es de las personas", "have a bell: people have one")
_BE_A_PERSON = Label("hacer esto: es de las personas", "do this: it is for people")


def visible_orders(viewer: Viewer) -> QuerySet[Order]:
    """The orders of the viewer's shop."""
    viewer.require(Right.SEE_ORDERS)
    return Order.filter(shop_id=viewer.shop_id)


def visible_transactions(viewer: Viewer) -> QuerySet[Transaction]:
    """The movements of money in the viewer's shop."""
    viewer.require(Right.REGISTER_PAYMENTS)
    return Transaction.filter(shop_id=viewer.shop_id)


def visible_letters(viewer: Viewer) -> QuerySet[Letter]:
    """The letters of the viewer's shop, with their readers' addresses and links."""
    viewer.require(Right.SETTINGS)
    return Letter.filter(shop_id=viewer.shop_id)


def visible_methods(viewer: Viewer) -> QuerySet[PaymentMethod]:
    """The ways to pay in the viewer's shop, those switched off too."""
    viewer.require(Right.SEE_ORDERS)
    return PaymentMethod.filter(shop_id=viewer.shop_id)


def visible_staff(viewer: Viewer) -> QuerySet[Staff]:
    """The people of the viewer's shop, those who have left too."""
    viewer.require(Right.SETTINGS)
    return Staff.filter(shop_id=viewer.shop_id)


def visible_keys(viewer: Viewer) -> QuerySet[ApiKey]:
    """The API keys of the viewer's shop, revoked ones too."""
    viewer.require(Right.SETTINGS)
    return ApiKey.filter(shop_id=viewer.shop_id)


def visible_notifications(viewer: Viewer) -> QuerySet[Notification]:
    """The rings of the viewer's own bell; a program has none."""
    return Notification.filter(staff_id=bell_owner(viewer).id)


def bell_owner(viewer: Viewer) -> Staff:
    """The person whose bell the viewer hears; a program has none."""
    return the_person(viewer, _HAVE_A_BELL)


def the_person(viewer: Viewer, deed: Label = _BE_A_PERSON) -> Staff:
    """The person who asks, for what programs cannot do."""
    viewer.require(Right.SEE_ORDERS)
    if viewer.staff is None:
        raise Forbidden(right="STAFF", deed=deed)
    return viewer.staff


async def find_order(viewer: Viewer, global_id: str, field: str = "id") -> Order:
    """The visible order with this global id."""
    order = await visible_orders(viewer).get_or_none(id=read_id(global_id, "Order", field))
    if order is None:
        raise NotFound(field, what=THE_ORDER)
    return order
