"""Reading a file of orders as WooCommerce's REST API returns them."""

import json
from decimal import Decimal
from pathlib import Path
from typing import NoReturn

from app.importing.fields import shown
from models.errors import InvalidInput

__all__ = ["MOST_BYTES", "read_orders"]

MOST_BYTES = 100 * 1024 * 1024
"""Some 15,000 orders; parsed they take about six times that in memory."""


def read_orders(path: Path) -> list[object]:
    """The orders of `path`: a JSON list of them, or one alone, with or without a BOM.

    What is no order file is refused with an `InvalidInput` that names the file and says why. The
    orders themselves are not looked at.
    """
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        raise _refusal(
            path, f"no se puede leer: {error.strerror}.", f"cannot be read: {error.strerror}."
        ) from None
    if size > MOST_BYTES:
        most = MOST_BYTES // 1024**2
        raise _refusal(
            path,
            f"pasa de {most} MiB; divídelo en varios archivos.",
            f"is larger than {most} MiB; split it into several files.",
        )
    return _orders(_parsed(content, path), path)


def _parsed(content: bytes, path: Path) -> object:
    try:
        found: object = json.loads(content, parse_float=Decimal, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        at = f"línea {error.lineno}, columna {error.colno}"
        line = f"line {error.lineno}, column {error.colno}"
        if error.msg == "Extra data":
            raise _refusal(
                path,
                f"trae más de un documento JSON ({at}); une las páginas con «jq -s add».",
                f"has more than one JSON document ({line}); join them: jq -s add.",
            ) from None
        raise _refusal(path, f"no es JSON ({at}).", f"is not JSON ({line}).") from None
    except (ValueError, RecursionError):
        raise _refusal(path, "no es JSON legible.", "is not readable JSON.") from None
    return found


def _orders(found: object, path: Path) -> list[object]:
    if isinstance(found, list):
        return found
    if isinstance(found, dict):
        if "line_items" in found:
            return [found]
        if "code" in found and "message" in found:
            code = shown(found["code"])
            raise _refusal(
                path,
                f"es una respuesta de error de WooCommerce ({code}), no sus pedidos.",
                f"is an error that WooCommerce answered ({code}), not its orders.",
            )
        if "orders" in found or "order" in found:
            raise _refusal(
                path,
                "es de la API antigua (wc-api); exporta con /wp-json/wc/v3/orders.",
                "is of the legacy API (wc-api); export it from /wp-json/wc/v3/orders.",
            )
    raise _refusal(path, "no es una lista de pedidos.", "is not a list of orders.")


def _no_number(constant: str) -> NoReturn:
    raise ValueError(constant)


def _refusal(path: Path, es: str, en: str) -> InvalidInput:
    return InvalidInput(path.name, es, en)
