"""Carrying out an import: each order by itself, the oldest first, nothing stopped by a bad one."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tortoise.exceptions import DBConnectionError, IntegrityError, OperationalError

from app.importing.fields import Remark
from app.importing.report import Outcome, Report, Verdict
from app.importing.woocommerce import ShopFacts, Translation, name_of, translate
from models.errors import (
    DomainError,
    IdempotencyConflict,
    InvalidInput,
    NotFound,
    PaymentRequired,
)
from models.events.actors import Actor, ActorKind
from models.orders.takeover import Arrival, take_over
from models.secrets import Links
from models.shops.tables import PaymentMethod, Shop
from models.words import Label

__all__ = ["import_orders"]

_log = logging.getLogger(__name__)


async def import_orders(
    orders: Iterable[object],
    shop_id: int,
    links: Links,
    *,
    default_method: str | None,
    on_progress: Callable[[Outcome], None],
) -> Report:
    """Take over WooCommerce's `orders` into a shop; `on_progress` is told of each as it is done.

    The oldest comes first, so that numbers rise with time. `default_method` is the code for orders
    that do not say how they are paid; one that the shop does not offer is refused at once. An order
    that is refused leaves nothing behind; only a database that fails ends the import, and what was
    taken until then stays: the next run skips it.
    """
    run = _Run(await _facts(shop_id, default_method), _importer(shop_id), links, Report())
    for position, order in sorted(enumerate(orders, 1), key=_age):
        outcome = await run.take(position, order)
        run.report.outcomes.append(outcome)
        on_progress(outcome)
    return run.report


def _importer(shop_id: int) -> Actor:
    return Actor(ActorKind.IMPORT, shop_id, "WooCommerce", quiet=True)


def _age(placed: tuple[int, object]) -> str:
    """When the order was made, as text that sorts; one that does not say so comes last."""
    order = placed[1]
    moment = order.get("date_created_gmt") if isinstance(order, Mapping) else None
    return moment if isinstance(moment, str) and moment else "~"


async def _facts(shop_id: int, default_method: str | None) -> ShopFacts:
    shop = await Shop.get_or_none(id=shop_id)
    if shop is None:
        raise NotFound("shop", what="shop")
    methods = await PaymentMethod.filter(shop_id=shop_id).order_by("id")
    offered = [method.code for method in methods if method.active]
    if default_method is not None and default_method not in offered:
        codes = ", ".join(offered)
        raise InvalidInput(
            "defaultMethod", f"la tienda ofrece {codes}.", f"the shop offers {codes}."
        )
    return ShopFacts(
        currency=shop.currency,
        country=shop.country,
        language=shop.language,
        policies={method.code: method.policy for method in methods},
        default_method=default_method,
    )


@dataclass(frozen=True)
class _Run:
    facts: ShopFacts
    by: Actor
    links: Links
    report: Report

    async def take(self, position: int, order: object) -> Outcome:
        """Take one order over; whatever is wrong with it becomes its outcome."""
        name = name_of(order)
        try:
            translation = translate(order, self.facts)
            return await self._take(position, name, translation)
        except DomainError as error:
            return _refused(position, name, error)
        except Exception as error:
            if _is_an_outage(error):
                raise
            _log.exception("the order %s of the import failed", name)
            kind = type(error).__name__
            why = Label(f"error inesperado ({kind}).", f"unexpected error ({kind}).")
            return Outcome(position, name, Verdict.REFUSED, why=why)

    async def _take(self, position: int, name: str, translation: Translation) -> Outcome:
        try:
            arrival = await take_over(translation.order, self.by, self.links)
        except IdempotencyConflict as conflict:
            number = conflict.facts["order"].number
            return Outcome(position, name, Verdict.SKIPPED, number, remarks=(_CHANGED,))
        except PaymentRequired as refusal:
            raise _never_paid(refusal) from refusal
        except DomainError as refusal:
            refusal.field = translation.origin_of(refusal.field) if refusal.field else None
            raise
        if not arrival.created:
            remarks = _since(arrival, translation)
            return Outcome(position, name, Verdict.SKIPPED, arrival.order.number, remarks=remarks)
        if arrival.method_added:
            self.report.methods_added.append(arrival.method_added)
        told = (*map(_label, translation.remarks), *_twin(arrival))
        return Outcome(position, name, Verdict.TAKEN, arrival.order.number, remarks=told)


_CHANGED = Label(
    "cambió en WooCommerce desde que se tomó; aquí sigue como estaba.",
    "it changed in WooCommerce since it was taken; here it is as it was.",
)


def _is_an_outage(error: Exception) -> bool:
    """Whether the database or the machine fails, and not this one order.

    A row that breaks a constraint and a value that fits no column (SQLSTATE 22…, which Tortoise
    calls operational too) are the order's own.
    """
    state = str(getattr(error.__cause__, "sqlstate", ""))
    own = isinstance(error, IntegrityError) or state.startswith("22")
    return isinstance(error, OperationalError | DBConnectionError | OSError) and not own


def _refused(position: int, name: str, error: DomainError) -> Outcome:
    why = Label(error.sentence("es"), error.sentence("en"))
    return Outcome(position, name, Verdict.REFUSED, field=error.field, why=why)


def _never_paid(refusal: PaymentRequired) -> InvalidInput:
    owed = refusal.facts["outstanding"]
    return InvalidInput(
        "date_paid_gmt",
        f"allá terminó sin fecha de pago, y aquí se despacha pagado: faltan {owed.text('es')}.",
        f"it ended there without a date of payment, which is needed here: {owed.text('en')}.",
    )


def _since(arrival: Arrival, translation: Translation) -> tuple[Label, ...]:
    """What WooCommerce says of an order that was here already and that the desk does not."""
    there, order = translation.order, arrival.order
    told = []
    if there.carry_to is not None and there.carry_to != order.status:
        told.append(
            Label(
                f"en WooCommerce está en {there.carry_to}; aquí sigue en {order.status}.",
                f"in WooCommerce it is {there.carry_to}; here it still is {order.status}.",
            )
        )
    if there.payment is not None and not order.paid:
        told.append(
            Label(
                "en WooCommerce está pagado; aquí falta registrar el pago.",
                "in WooCommerce it is paid; here the payment is not registered.",
            )
        )
    return tuple(told)


def _label(remark: Remark) -> Label:
    return Label(remark.text("es"), remark.text("en"))


def _twin(arrival: Arrival) -> tuple[Label, ...]:
    if arrival.twin is None:
        return ()
    return (
        Label(
            f"transaction_id: la referencia también está en la orden #{arrival.twin}.",
            f"transaction_id: the reference is on order #{arrival.twin} too.",
        ),
    )
