"""How a shop looks on its customers' pages: its colour with words that can be read on it."""

from dataclasses import asdict
from typing import Any
from urllib.parse import urlsplit

from resolvers.tracking import ShopFront

__all__ = ["image_origin", "look_of"]

BLACK, WHITE = "#101414", "#ffffff"


def look_of(shop: ShopFront) -> dict[str, Any]:
    """What the page's template is told of the shop."""
    return asdict(shop) | {"on_color": words_on(shop.color) if shop.color else None}


def words_on(color: str) -> str:
    """Black or white, whichever can be read better on `#rrggbb` (WCAG 2's contrast)."""
    light = _luminance(color)
    on_white, on_black = 1.05 / (light + 0.05), (light + 0.05) / (_luminance(BLACK) + 0.05)
    return BLACK if on_black >= on_white else WHITE


def image_origin(url: str | None) -> str:
    """Where an image comes from, for the page's policy; nothing for none."""
    if not url:
        return ""
    parts = urlsplit(url)
    return f" {parts.scheme}://{parts.netloc}"


def _luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
