"""The input of `placeOrder`."""

import strawberry

from models.orders.drafts import (
    CustomerDraft,
    DispatchDraft,
    FeeDraft,
    LineDraft,
    OptionDraft,
    OrderDraft,
    PaymentDraft,
)
from resolvers.enums import DispatchMethod
from resolvers.inputs.fields import optional, required
from resolvers.inputs.scalars import Amount, Moment

__all__ = ["PlaceOrderInput"]


@strawberry.input(description="Who orders. A phone or an e-mail is needed.")
class CustomerInput:
    """The customer."""

    name: str = required("The customer's name.")
    phone: str | None = optional("A phone number; without prefix it is read in the shop's country.")
    email: str | None = optional("An e-mail address; letters about the order go there.")


@strawberry.input(description="Where the goods go: an address for DELIVERY, a point for PICKUP.")
class DispatchInput:
    """The dispatch."""

    method: DispatchMethod = required("DELIVERY or PICKUP.")
    recipient: str | None = optional("Who takes it, if not the customer.")
    address: str | None = optional("Street and number; needed for DELIVERY.")
    address_extra: str | None = optional("Flat, tower, neighbourhood.")
    region: str | None = optional("Department or state.")
    postal_code: str | None = optional("Postal code.")
    country: str | None = optional("ISO 3166-1 alpha-2; the shop's when absent.")
    instructions: str | None = optional("For the courier.")
    pickup_point: str | None = optional("Where to collect it; needed for PICKUP.")


@strawberry.input(description="A chosen variant of a product, such as size M.")
class OptionInput:
    """A variant."""

    name: str = required("What was chosen, such as `Talla`.")
    value: str = required("The choice, such as `M`.")


@strawberry.input(description="One product of the order.")
class LineInput:
    """A line."""

    name: str = required("What the customer ordered.")
    quantity: int = required("How many; at least 1.")
    unit_price: Amount = required("What one costs, discounts of the line included.")
    sku: str | None = optional("The product's code in the shop.")
    options: list[OptionInput] | None = optional("Chosen variants.")
    image_url: str | None = optional("A picture, http or https.")
    note: str | None = optional("The customer's wish for this product.")


@strawberry.input(description="A charge beside products and shipping.")
class FeeInput:
    """A fee."""

    name: str = required("What it is for.")
    amount: Amount = required("How much.")


@strawberry.input(description="What the gateway took; only for payment methods with policy ONLINE.")
class PaymentInput:
    """The gateway's payment."""

    reference: str = required("The gateway's reference.")
    amount: Amount | None = optional("What it took; the order's total when absent.")
    paid_at: Moment | None = optional("When; now when absent.")


@strawberry.input(
    description=(
        "A new order. `total` = lines + shippingCost + tax + fees − discount, to the minor unit."
    )
)
class PlaceOrderInput:
    """An order."""

    external_id: str = required(
        "The storefront's own order number: the same order again answers with the first result."
    )
    customer: CustomerInput = required("Who orders.")
    city: str = required("The city of the order.")
    payment_method: str = required("The code of one of the shop's payment methods.")
    dispatch: DispatchInput = required("How the goods reach the customer.")
    lines: list[LineInput] = required("The products; 1 to 500.")
    total: Amount = required("What the customer has to pay.")
    payment: PaymentInput | None = optional("What the gateway took (ONLINE only).")
    shipping_cost: Amount | None = optional("Shipping; 0 when absent.")
    discount: Amount | None = optional("Discount on the whole order; 0 when absent.")
    tax: Amount | None = optional("Tax that is not inside the prices; 0 when absent.")
    fees: list[FeeInput] | None = optional("Other charges.")
    currency_code: str | None = optional("ISO 4217; the shop's when absent.")
    language: str | None = optional("`es` or `en`: the language of letters and tracking page.")
    note: str | None = optional("The customer's note on the order.")

    def draft(self) -> OrderDraft:
        """The input as the action takes it."""
        return OrderDraft(
            external_id=self.external_id,
            customer=CustomerDraft(**vars(self.customer)),
            city=self.city,
            payment_method=self.payment_method,
            dispatch=DispatchDraft(**vars(self.dispatch)),
            lines=[_line(line) for line in self.lines],
            total=self.total,
            payment=PaymentDraft(**vars(self.payment)) if self.payment else None,
            fees=[FeeDraft(**vars(fee)) for fee in self.fees or []],
            currency_code=self.currency_code,
            language=self.language,
            note=self.note,
            **{
                name: value
                for name in ("shipping_cost", "discount", "tax")
                if (value := getattr(self, name)) is not None
            },
        )


def _line(line: LineInput) -> LineDraft:
    options = [OptionDraft(**vars(option)) for option in line.options or []]
    return LineDraft(**(vars(line) | {"options": options}))
