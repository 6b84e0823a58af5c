"""Inputs that change a shop's settings."""

import strawberry

from models.shops.settings import ShopChange
from resolvers.enums import Policy, Scope
from resolvers.inputs.fields import clearable, optional, required

__all__ = [
    "AddApiKeyInput",
    "AddPaymentMethodInput",
    "RevokeApiKeyInput",
    "UpdatePaymentMethodInput",
    "UpdateShopInput",
]


@strawberry.input(
    description="Change the shop's settings. What is absent stays as it is; null or an empty text"
    " clears what may be empty."
)
class UpdateShopInput:
    """Ajustes."""

    name: str | None = optional("Its name, up to 120 characters.")
    emails: list[str] | None = optional("Who is told of new orders: up to 20 e-mails, or none.")
    language: str | None = optional("`es` or `en`: the language of the seller's letters.")
    time_zone: str | None = optional("IANA name, such as `America/Bogota`.")
    contact_phone: str | None = clearable(
        "For customers; without prefix it is read in the shop's country. May be empty."
    )
    contact_email: str | None = clearable("For customers. May be empty.")
    address: str | None = clearable("Where customers find it, up to 300 characters. May be empty.")
    map_url: str | None = clearable("A map of it, https, up to 500 characters. May be empty.")
    opening_hours: str | None = clearable("In words, up to 500 characters. May be empty.")
    color: str | None = clearable("The shop's own colour, as `#rrggbb`. May be empty.")
    logo_url: str | None = clearable("A picture, https, up to 500 characters. May be empty.")
    accept_within: int | None = optional(
        "Minutes that an order may wait to be accepted until its alarm rings; 0 for no alarm."
    )
    expected_version: int | None = optional(
        "The `Shop.version` that the caller has seen; another one is refused (STALE_SHOP)."
    )

    def change(self) -> ShopChange:
        """The input as the action takes it: None for what stays, an empty text for null."""
        given = {name: value for name, value in vars(self).items() if name != "expected_version"}
        for name in _CLEARABLE:
            value = given[name]
            given[name] = None if value is strawberry.UNSET else value or ""
        return ShopChange(**given)


_CLEARABLE = (
    *("contact_phone", "contact_email", "address", "map_url", "opening_hours", "color"),
    "logo_url",
)


@strawberry.input(description="Offer another way to pay.")
class AddPaymentMethodInput:
    """A payment method."""

    code: str = required("2 to 40 of A-Z, 0-9 and _; stays for ever.")
    name_es: str = required("Its name in Spanish, up to 80 characters.")
    name_en: str = required("Its name in English, up to 80 characters.")
    policy: Policy = required("When its money comes in; stays for ever.")


@strawberry.input(description="Rename a way to pay, or switch it on or off.")
class UpdatePaymentMethodInput:
    """A change of a payment method."""

    code: str = required("The code of one of the shop's payment methods.")
    name_es: str | None = optional("Its name in Spanish; as it is when absent.")
    name_en: str | None = optional("Its name in English; as it is when absent.")
    active: bool | None = optional("Whether new orders may choose it; as it is when absent.")


@strawberry.input(description="Make an API key for a storefront.")
class AddApiKeyInput:
    """A key."""

    name: str = required("What uses it, up to 80 characters.")
    scopes: list[Scope] = required("What it may do; at least one.")


@strawberry.input(description="Let an API key open nothing any longer.")
class RevokeApiKeyInput:
    """The end of a key."""

    key_id: strawberry.ID = required("The key's global id.")
