"""The lists of orders that a seller can ask for, and asking for a page of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace
from typing import cast

from bench.people import CITIES
from models import DispatchMethod, Links, Order, PaymentStatus, Status, Viewer
from models.clock import now
from models.people.rights import ROLE_RIGHTS
from models.people.tables import Staff
from resolvers.bus import Bus
from resolvers.context import Context, Info
from resolvers.inputs.lists import OrderFilter, OrderSort, OrderSortField, SortDirection
from resolvers.inputs.scalars import Moment
from resolvers.orders import orders
from resolvers.pages import Page

__all__ = ["LISTS", "PAGE", "List", "Reader"]

PAGE = 50
"""Rows a page."""


@dataclass(frozen=True)
class List:
    """A list of orders, by the arguments that make it."""

    name: str
    filter: OrderFilter | None = None
    search: str | None = None
    sort: OrderSort | None = None


def _sorted(name: str, field: OrderSortField, *, up: bool = False, **where: object) -> List:
    way = SortDirection.ASC if up else SortDirection.DESC
    chosen = OrderFilter(**where) if where else None  # type: ignore[arg-type]
    return List(name, chosen, sort=OrderSort(field=field, direction=way))


def _where(name: str, **where: object) -> List:
    return List(name, OrderFilter(**where))  # type: ignore[arg-type]


_LAST_YEAR = {
    "placed_from": Moment(now() - timedelta(days=2 * 365)),
    "placed_until": Moment(now() - timedelta(days=365)),
}
_BY_DATE, _BY_NUMBER, _BY_TOTAL = OrderSortField

LISTS: Sequence[List] = (
    List("all, newest first"),
    _sorted("all, oldest first", _BY_DATE, up=True),
    _sorted("all, number ↓", _BY_NUMBER),
    _sorted("all, number ↑", _BY_NUMBER, up=True),
    _sorted("all, total ↓", _BY_TOTAL),
    _sorted("all, total ↑", _BY_TOTAL, up=True),
    _where("status: one, most orders", status=[Status.COMPLETED]),
    _where("status: one, few orders", status=[Status.CANCELLED]),
    _where("status: two, nearly all", status=[Status.COMPLETED, Status.CANCELLED]),
    _where("status: three, few orders", status=[Status.RECEIVED, Status.ACCEPTED, Status.SHIPPED]),
    _where("payment status: one", payment_status=[PaymentStatus.PAID]),
    _where("payment status: two, few orders", payment_status=[
        PaymentStatus.PENDING, PaymentStatus.PARTIALLY_PAID,
    ]),
    _where("payment method: one", payment_method=["CASH_ON_DELIVERY"]),
    _where("payment method: two", payment_method=["BANK_TRANSFER", "PAYMENT_LINK"]),
    _where("dispatch method", dispatch_method=[DispatchMethod.PICKUP]),
    _where("city: the largest", city=[CITIES[0][0]]),
    _where("city: two", city=[CITIES[1][0], CITIES[2][0]]),
    _where("a year's dates", **_LAST_YEAR),
    _where("to collect", to_collect=True),
    _where("status and city", status=[Status.COMPLETED], city=[CITIES[2][0]]),
    _sorted("one status, total ↓", _BY_TOTAL, status=[Status.COMPLETED]),
    _sorted("one status, few orders, total ↓", _BY_TOTAL, status=[Status.CANCELLED]),
    _sorted("one city, number ↑", _BY_NUMBER, up=True, city=[CITIES[2][0]]),
    List("search: a common word", search="maria"),
    List("search: two words", search="gomez restrepo"),
    List("search: one order", search="WEB-82000"),
    List("search: in one status", OrderFilter(status=[Status.COMPLETED]), "cliente7"),
)  # fmt: skip


class Reader:
    """Reads pages as the viewer of the shop, by the resolver itself."""

    def __init__(self, viewer: Viewer, links: Links) -> None:
        context = Context(links=links, bus=cast("Bus", None), viewer=viewer)
        self.info = cast("Info", SimpleNamespace(context=context, selected_fields=[]))

    @classmethod
    async def of_the_shop(cls, links: Links) -> "Reader":
        """A reader who may see everything."""
        staff: Staff = await Staff.all().order_by("id").select_related("shop").get()
        viewer = Viewer(shop=staff.shop, staff=staff, rights=ROLE_RIGHTS[staff.role])
        return cls(viewer, links)

    async def first(self, chosen: List) -> Page[Order]:
        """The first page."""
        return await self._page(chosen, first=PAGE)

    async def after(self, chosen: List, cursor: str) -> Page[Order]:
        """The page after a cursor."""
        return await self._page(chosen, first=PAGE, after=cursor)

    async def cursor_before_last_page(self, chosen: List) -> str | None:
        """What makes `after` the last page, a full one; None when the first one is the last."""
        tail = await self._page(chosen, last=PAGE + 1)
        return tail.cursors[0] if tail.has_previous else None

    async def _page(self, chosen: List, **args: object) -> Page[Order]:
        return await orders(
            self.info,
            filter=chosen.filter,
            search=chosen.search,
            sort_by=chosen.sort,
            **args,  # type: ignore[arg-type]
        )
