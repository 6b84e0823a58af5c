"""One order as WooCommerce's REST API v3 gives it → what the desk takes over. Pure: no database.

The shape: https://woocommerce.github.io/woocommerce-rest-api-docs/#order-properties. Every decision
on the way is in docs/importing.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.importing.fields import Fields, Remark, shown
from app.importing.woo_money import Amounts, amounts_of
from app.importing.woo_payment import CHEQUE, fate_of, method_of, moment_of, paid_of
from app.importing.woo_people import People, people_of
from models.errors import InvalidInput
from models.orders.drafts import OrderDraft, PaymentDraft
from models.orders.takeover import TakenOver
from models.orders.workflow import Policy
from models.words import Label

__all__ = ["ShopFacts", "Translation", "name_of", "translate"]


@dataclass(frozen=True)
class ShopFacts:
    """What the mapping has to know of the shop; `policies` are its payment methods' by code.

    `default_method` is the code for orders that do not say how they are paid.
    """

    currency: str
    country: str
    language: str = "es"
    policies: Mapping[str, Policy] = field(default_factory=dict)
    default_method: str | None = None


@dataclass(frozen=True)
class Translation:
    """The order to take over, and what to tell about it.

    `origins` names the WooCommerce field behind each field of the draft (`customer.phone`), for the
    refusals that come from further down.
    """

    order: TakenOver
    remarks: tuple[Remark, ...]
    origins: Mapping[str, str]

    def origin_of(self, name: str) -> str:
        """What WooCommerce calls the draft's field `name`; the name itself when it is not known."""
        if name in self.origins:
            return self.origins[name]
        head, _, tail = name.rpartition(".")
        known = self.origins.get(head)
        return f"{known}.{_LINE_FIELDS.get(tail, tail)}" if known else name


_LINE_FIELDS = {
    "unitPrice": "total",
    "options": "meta_data",
    "imageUrl": "image.src",
}
_ORIGINS = {
    "externalId": "id",
    "currencyCode": "currency",
    "paymentMethod": "payment_method",
    "payment": "payment_method",
    "payment.reference": "transaction_id",
    "payment.paidAt": "date_paid_gmt",
    "lines": "line_items",
    "fees": "fee_lines",
    "shippingCost": "shipping_total",
    "discount": "discount_total",
    "tax": "total_tax",
    "note": "customer_note",
    "placedAt": "date_created_gmt",
    "carriedAt": "date_completed_gmt",
    "knownAs": "number",
}


def name_of(order: object) -> str:
    """What the report calls an order of the file, whatever it is: its number, its id, or a dash."""
    if not isinstance(order, Mapping):
        return "—"
    for name in (order.get("number"), order.get("id")):
        if (isinstance(name, str) and shown(name)) or (isinstance(name, int) and name < 10**18):
            return f"#{shown(name, 40)}"
    return "—"


def translate(order: object, shop: ShopFacts) -> Translation:
    """Read one order; refused with an `InvalidInput` that names the field and says why."""
    fields = Fields(order)
    id_, fate = _id(fields), fate_of(fields)
    _check_currency(fields, shop.currency)
    people, money = people_of(fields, shop.country), amounts_of(fields, shop.currency)
    method = method_of(fields, is_free=not money.total, default=shop.default_method)
    policies = {CHEQUE.code: CHEQUE.policy} | dict(shop.policies)
    paid = paid_of(fields, fate, method, policies, is_free=not money.total)
    placed_at = fields.moment("date_created_gmt")
    if placed_at is None:
        raise InvalidInput("date_created_gmt", "no puede quedar vacía.", "must not be empty.")
    carried_at = moment_of(fields, fate) or placed_at
    number = fields.text("number")
    return Translation(
        order=TakenOver(
            draft=_draft(fields, id_, method, people, money, paid.online),
            placed_at=placed_at,
            carry_to=fate.carry_to,
            carried_at=max(placed_at, carried_at) if fate.carry_to else None,
            cancel_reason=fate.reason,
            payment=paid.registered,
            method_to_add=CHEQUE if method == CHEQUE.code else None,
            known_as=number if number != str(id_) else "",
            note=_note(fields).text(shop.language),
        ),
        remarks=(*people.remarks, *money.remarks, *paid.remarks),
        origins=_ORIGINS | money.origins | dict(people.origins),
    )


def _id(order: Fields) -> int:
    id_ = order.whole("id")
    if id_ < 1:
        raise InvalidInput("id", "debe ser positivo.", "must be positive.")
    return id_


def _check_currency(order: Fields, ours: str) -> None:
    theirs = order.text("currency").upper()
    if theirs != ours:
        word = shown(theirs) or "—"
        raise InvalidInput(
            "currency",
            f"el pedido está en {word} y la tienda vende en {ours}.",
            f"the order is in {word} and the shop sells in {ours}.",
        )


def _draft(
    order: Fields,
    id_: int,
    method: str,
    people: People,
    money: Amounts,
    payment: PaymentDraft | None,
) -> OrderDraft:
    return OrderDraft(
        external_id=f"woo-{id_}",
        customer=people.customer,
        city=people.city,
        payment_method=method,
        dispatch=people.dispatch,
        lines=money.lines,
        total=money.total,
        payment=payment,
        shipping_cost=money.shipping_cost,
        discount=money.discount,
        tax=money.tax,
        fees=money.fees,
        note=order.text("customer_note"),
    )


def _note(order: Fields) -> Label:
    """What the desk has no field for: their number, their gateway, what was taken off and why."""
    number, title = shown(order.text("number") or order.text("id")), order.text("payment_method")
    title = shown(order.text("payment_method_title") or title) or "—"
    cuts = [shown(coupon.text("code")) for coupon in order.parts("coupon_lines")]
    cuts += [
        f"{shown(fee.text('name'))} {fee.amount('total')}"
        for fee in order.parts("fee_lines")
        if fee.amount("total") < 0
    ]
    told = ", ".join(cuts[:20])
    return Label(
        f"Importada de WooCommerce: pedido {number}, pago «{title}»."
        + (f" Descuentos: {told}." if told else ""),
        f"Imported from WooCommerce: order {number}, payment “{title}”."
        + (f" Discounts: {told}." if told else ""),
    )
