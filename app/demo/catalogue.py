"""What the demo storefront puts on its shelf: some of the shop's products, each with a picture."""

from dataclasses import dataclass

from app.demo.data import PRODUCTS
from models.words import Label

__all__ = ["SHELF", "Product"]


@dataclass(frozen=True)
class Product:
    """A product as a customer sees it; `price` is in whole pesos, `picture` a file of `web/`."""

    sku: str
    name: str
    price: int
    option: tuple[str, str] | None
    picture: str
    about: Label


_SHOWN = (
    (
        "CAF-NAR-500",
        "bag-green.svg",
        Label("Panela, mandarina y final dulce.", "Raw sugar, mandarin, a sweet finish."),
    ),
    (
        "CAF-HUI-250",
        "bag-red.svg",
        Label("Chocolate y frutos rojos.", "Chocolate and red berries."),
    ),
    (
        "CAF-SNM-500",
        "bag-blue.svg",
        Label("Nuez, cacao y cuerpo pleno.", "Walnut, cocoa, a full body."),
    ),
    (
        "CAF-DRI-010",
        "drip.svg",
        Label("Una taza buena donde estés.", "A good cup wherever you are."),
    ),
    (
        "ACC-PRE-600",
        "press.svg",
        Label("Para cuatro tazas sin afán.", "Four cups, no hurry."),
    ),
    (
        "ACC-CHM-6T",
        "chemex.svg",
        Label("Vidrio y madera: una taza limpia.", "Glass and wood: a clean cup."),
    ),
    (
        "MUG-LOM-12",
        "mug.svg",
        Label("Cerámica hecha a mano en Ráquira.", "Ceramic, made by hand in Ráquira."),
    ),
    (
        "KIT-CAT-03",
        "kit.svg",
        Label("Nariño, Huila y Sierra Nevada.", "Nariño, Huila and Sierra Nevada."),
    ),
)


def _shelf() -> tuple[Product, ...]:
    sold = {sku: (name, price, option) for sku, name, price, option in PRODUCTS}
    return tuple(Product(sku, *sold[sku], picture, about) for sku, picture, about in _SHOWN)


SHELF = _shelf()
"""In the order in which they are shown."""
