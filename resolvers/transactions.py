"""Reading the movements of money."""

from tortoise.expressions import F, Q
from tortoise.queryset import QuerySet

from models import PaymentMethod, Status, Transaction, TransactionStatus
from models.people.viewers import Viewer
from models.text import clean_line
from resolvers.arguments import After, Before, First, Last, TransactionsWhere
from resolvers.context import Info
from resolvers.inputs.lists import TransactionFilter
from resolvers.orders import read_at
from resolvers.pages import Page, PageArgs, Sort, read_page, refuse_long_lists
from resolvers.seeing import visible_transactions

__all__ = ["transactions"]

_NEWEST = Sort("registered_at:desc", "registered_at")


async def transactions(
    info: Info,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
    filter: TransactionsWhere = None,
) -> Page[Transaction]:
    """A page of the shop's movements of money, newest first."""
    viewer = info.context.viewer
    rows = visible_transactions(viewer).filter(_shown())
    if filter is not None:
        rows = await _filtered(rows, filter, viewer)
    args = PageArgs(first, after, last, before)
    name = f"transactions:{viewer.shop_id}"
    return await read_page(rows, _NEWEST, args, list_name=name, at=read_at(viewer))


def _shown() -> Q:
    """All settled rows; a pending one only while something of it is left."""
    owed = ~Q(order__status=Status.CANCELLED) & Q(order__paid__lt=F("order__total"))
    return Q(status=TransactionStatus.SETTLED) | owed


async def _filtered(
    rows: QuerySet[Transaction], asked: TransactionFilter, viewer: Viewer
) -> QuerySet[Transaction]:
    refuse_long_lists(asked)
    if asked.payment_method is not None:
        codes = [clean_line(code, "filter.paymentMethod", most=40) for code in asked.payment_method]
        methods = PaymentMethod.filter(shop_id=viewer.shop_id, code__in=codes)
        rows = rows.filter(payment_method_id__in=[method.id for method in await methods])
    if asked.reference is not None:
        rows = rows.filter(reference=clean_line(asked.reference, "filter.reference", most=100))
    if asked.received_from is not None:
        rows = rows.filter(received_on__gte=asked.received_from)
    if asked.received_until is not None:
        rows = rows.filter(received_on__lte=asked.received_until)
    return rows
