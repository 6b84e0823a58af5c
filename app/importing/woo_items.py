"""One `line_items` entry of a WooCommerce order, read and checked."""

from dataclasses import dataclass

from app.importing.fields import Fields, Remark
from models.errors import InvalidInput
from models.orders.drafts import OptionDraft
from models.text import clean_url

__all__ = ["LINE_NOTE", "Item", "item_of"]

LINE_NOTE = "El mismo producto de la línea anterior: el precio no se divide exacto."
"""Stands on the second line of an item that had to be split."""


@dataclass(frozen=True)
class Item:
    """What was sold; `before` and `after` coupons are the whole item's, in minor units."""

    path: str
    name: str
    sku: str
    quantity: int
    before: int
    after: int
    options: list[OptionDraft]
    image_url: str
    remarks: list[Remark]


def item_of(fields: Fields, currency: str) -> Item:
    """Read one item. Its `price` is a JSON number, rounded at will: only totals are believed."""
    quantity, after = fields.whole("quantity"), fields.minor("total", currency)
    before = fields.minor("subtotal", currency) if fields.text("subtotal") else after
    before = max(before, after)  # a price raised by hand is the price
    remarks: list[Remark] = []
    _check(fields, quantity, before, after, remarks)
    return Item(
        path=fields.path,
        name=fields.text("name"),
        sku=fields.text("sku"),
        quantity=quantity,
        before=before,
        after=after,
        options=_options(fields),
        image_url=_image(fields, remarks),
        remarks=remarks,
    )


def _check(fields: Fields, quantity: int, before: int, after: int, remarks: list[Remark]) -> None:
    if after < 0:
        raise InvalidInput(fields.at("total"), "no puede ser negativo.", "must not be negative.")
    if quantity < 0 or (quantity == 0 and before):
        raise InvalidInput(fields.at("quantity"), "debe ser al menos 1.", "must be at least 1.")
    if quantity == 0:
        remarks.append(
            Remark(
                fields.at("quantity"),
                "es 0: la línea no se tomó.",
                "is 0: the line was left out.",
            )
        )


def _options(fields: Fields) -> list[OptionDraft]:
    """What the customer chose. Keys that begin with `_` are hidden; lists are a plugin's own."""
    options = []
    for meta in fields.parts("meta_data"):
        key = meta.text("key") if meta.is_plain("key") else ""
        told = "display_value" if meta.is_plain("display_value") else "value"
        if not key or key.startswith("_") or not meta.is_plain(told):
            continue
        label = meta.text("display_key") if meta.is_plain("display_key") else ""
        name, value = label or key, meta.text(told)
        if name and value:
            options.append(OptionDraft(name.removeprefix("pa_"), value))
    return options


def _image(fields: Fields, remarks: list[Remark]) -> str:
    """The product's picture; nobody acts on it, so a bad address is left out with a remark."""
    image = fields.part("image")
    url = image.text("src") if image.is_plain("src") else ""
    try:
        return clean_url(url, image.at("src"))
    except InvalidInput as error:
        why = "la imagen no se tomó: ", "the picture was left out: "
        facts = error.facts
        remarks.append(
            Remark(image.at("src"), f"{why[0]}{facts['why_es']}", f"{why[1]}{facts['why_en']}")
        )
        return ""
