"""Reading JSON that anybody may have written: value by value, each refusal naming its field.

PHP writes an empty object as `[]` and a list with gaps as an object, so both are read as what they
stand for. Text is HTML there and plain here. Money is decimal text, never a float.
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal

from models.errors import InvalidInput
from models.money import exponent

__all__ = ["Fields", "Remark", "plain", "shown"]

_AMOUNT = re.compile(r"-?\d{1,15}(\.\d{1,20})?", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,15}(\.0{1,20})?", re.ASCII)
_BREAK = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:\w{1,32}|#\d{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)


@dataclass(frozen=True)
class Remark:
    """Something about one order that somebody should know: the field it is about, and what."""

    field: str
    es: str
    en: str

    def text(self, language: str) -> str:
        """The remark in `language`, with its field."""
        return f"{self.field}: {self.es if language.startswith('es') else self.en}"


def plain(markup: str) -> str:
    """HTML as the text it shows: `Caf&eacute; <b>molido</b>` is `Café molido`."""
    text = _TAG.sub("", _BREAK.sub("\n", markup))
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def shown(value: object, most: int = 60) -> str:
    """A value of unknown origin as it may stand in a sentence: one short, printable line."""
    text = "".join(c if c.isprintable() else " " for c in plain(str(value)[: most * 4]))
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


class Fields:
    """A JSON object, read by name; `path` is where it stands (`line_items[0]`)."""

    def __init__(self, values: object, path: str = "") -> None:
        if not isinstance(values, Mapping):
            raise InvalidInput(
                path or "order", "debe ser un objeto JSON.", "must be a JSON object."
            )
        self._values: Mapping[object, object] = values
        self.path = path

    def at(self, name: str) -> str:
        """The full path of a field: `billing.phone`."""
        return f"{self.path}.{name}" if self.path else name

    def has(self, name: str) -> bool:
        """Whether the field is there and not null."""
        return self._values.get(name) is not None

    def is_plain(self, name: str) -> bool:
        """Whether the field's value is one that text can say: no list, object or truth value."""
        value = self._values.get(name)
        return isinstance(value, str | int | Decimal) and not isinstance(value, bool)

    def text(self, name: str) -> str:
        """The field as plain text, `""` when it is absent."""
        if not self.has(name):
            return ""
        if not self.is_plain(name):
            raise InvalidInput(self.at(name), "debe ser un texto.", "must be text.")
        return plain(str(self._values[name])).strip()

    def whole(self, name: str) -> int:
        """The field as a whole number; it must be there."""
        text = self.text(name) if self.is_plain(name) else ""
        if not _WHOLE.fullmatch(text):
            raise InvalidInput(self.at(name), "debe ser un número entero.", "must be an integer.")
        return int(Decimal(text))

    def amount(self, name: str) -> Decimal:
        """The field as a decimal amount; it must be there."""
        text = self.text(name) if self.is_plain(name) else ""
        if not _AMOUNT.fullmatch(text):
            raise InvalidInput(
                self.at(name),
                "debe ser un valor como 10.50, en texto.",
                "must be an amount such as 10.50, as text.",
            )
        return Decimal(text)

    def minor(self, name: str, currency: str) -> int:
        """The amount in minor units of `currency`, rounded half up (away from zero)."""
        scaled = self.amount(name).scaleb(exponent(currency))
        return int(scaled.quantize(Decimal(1), ROUND_HALF_UP))

    def moment(self, name: str) -> datetime | None:
        """The field as a moment, in UTC unless it says otherwise; None when it is absent."""
        text = self.text(name)
        if not text:
            return None
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            raise InvalidInput(
                self.at(name),
                "debe ser una fecha como 2026-03-22T19:28:02.",
                "must be a date such as 2026-03-22T19:28:02.",
            ) from None
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    def part(self, name: str) -> "Fields":
        """The object in the field, an empty one when it is absent."""
        value = self._values.get(name)
        return Fields({} if value is None or value == [] else value, self.at(name))

    def parts(self, name: str) -> list["Fields"]:
        """The objects of the list in the field."""
        value = self._values.get(name)
        found = list(value.values()) if isinstance(value, Mapping) else value or []
        if not isinstance(found, list):
            raise InvalidInput(self.at(name), "debe ser una lista.", "must be a list.")
        return [Fields(item, f"{self.at(name)}[{place}]") for place, item in enumerate(found)]
