"""Who ordered and where to: a WooCommerce order's addresses as the desk's customer and dispatch."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.importing.fields import Fields, Remark
from models.errors import InvalidInput
from models.orders.drafts import CustomerDraft, DispatchDraft
from models.orders.workflow import DispatchMethod
from models.text import clean_email, clean_phone

__all__ = ["People", "people_of"]

_PICKUP = frozenset({"local_pickup", "legacy_local_pickup", "pickup_location"})
NO_CITY = "Sin ciudad"
"""The city of an order to be picked up whose customer gave none."""


@dataclass(frozen=True)
class People:
    """Customer, city and dispatch; `origins` tells which field each of them came from."""

    customer: CustomerDraft
    city: str
    dispatch: DispatchDraft
    origins: Mapping[str, str]
    remarks: list[Remark]


def people_of(order: Fields, country: str) -> People:
    """Read the addresses; `country` (the shop's) reads phones that come without one."""
    billing, shipping = order.part("billing"), order.part("shipping")
    address = shipping if shipping.text("address_1") else billing
    remarks: list[Remark] = []
    home = billing.text("country").upper() or country
    phones = [fields for fields in (billing, shipping) if fields.text("phone")]
    phone = _contact(phones, "phone", remarks, lambda text, at: clean_phone(text, at, home))
    email = _contact([billing] if billing.text("email") else [], "email", remarks, clean_email)
    if not (phone or email) and remarks:
        raise InvalidInput(
            remarks[0].field,
            "no es válido, y no hay otra forma de contacto.",
            "is not valid, and there is no other contact.",
        )
    pickup, pickup_path = _pickup(order)
    dispatch = _dispatch(address, pickup)
    city = address.text("city") or billing.text("city") or address.text("state")
    if not city and pickup:
        city = NO_CITY
        at = address.at("city")
        remarks.append(Remark(at, f"vacía; quedó «{NO_CITY}».", f"empty; it became “{NO_CITY}”."))
    return People(
        customer=CustomerDraft(_name(billing) or _name(shipping), phone, email),
        city=city,
        dispatch=dispatch,
        origins=_origins(address, pickup_path),
        remarks=remarks,
    )


def _contact(
    sources: list[Fields], name: str, remarks: list[Remark], clean: Callable[[str, str], str]
) -> str:
    """The first of `sources` that is a real contact; each that is none leaves a remark."""
    for fields in sources:
        try:
            return clean(fields.text(name), fields.at(name))
        except InvalidInput:
            remarks.append(
                Remark(
                    fields.at(name),
                    "no es válido y no se tomó.",
                    "is not valid and was left out.",
                )
            )
    return ""


def _name(fields: Fields) -> str:
    person = f"{fields.text('first_name')} {fields.text('last_name')}".strip()
    return person or fields.text("company")


def _recipient(fields: Fields) -> str:
    person, company = _name(fields), fields.text("company")
    return person if company in ("", person) else f"{person}, {company}"


def _dispatch(address: Fields, pickup: str) -> DispatchDraft:
    if pickup:
        return DispatchDraft(
            DispatchMethod.PICKUP, recipient=_recipient(address), pickup_point=pickup
        )
    return DispatchDraft(
        DispatchMethod.DELIVERY,
        recipient=_recipient(address),
        address=address.text("address_1"),
        address_extra=address.text("address_2"),
        region=address.text("state"),
        postal_code=address.text("postcode"),
        country=address.text("country").upper(),
    )


def _pickup(order: Fields) -> tuple[str, str]:
    """Where the order is picked up and the path that says so; empty when it is delivered.

    The block checkout tells the place in the shipping line's meta data, the classic one by its
    title. An order that is partly delivered is delivered.
    """
    lines = order.parts("shipping_lines")
    methods = {line.text("method_id").partition(":")[0] for line in lines}
    if not methods or not methods <= _PICKUP:
        return "", ""
    line = lines[0]
    told = {
        meta.text("key"): meta.text("value")
        for meta in line.parts("meta_data")
        if meta.is_plain("key") and meta.is_plain("value")
    }
    place = [told.get("pickup_location", ""), told.get("pickup_address", "")]
    title = line.text("method_title") or "Recogida en la tienda"
    return ", ".join(filter(None, place)) or title, line.path


def _origins(address: Fields, pickup_path: str) -> dict[str, str]:
    names = {"recipient": "first_name", "address": "address_1", "addressExtra": "address_2"}
    names |= {"region": "state", "postalCode": "postcode", "country": "country"}
    return {
        "customer": "billing",
        "customer.name": "billing.first_name",
        "customer.phone": "billing.phone",
        "customer.email": "billing.email",
        "city": address.at("city"),
        "dispatch.pickupPoint": pickup_path,
        **{f"dispatch.{ours}": address.at(theirs) for ours, theirs in names.items()},
    }
