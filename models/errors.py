"""The refusals of the trade: a code for programs, a sentence for people, the facts for both.

    DomainError
    ├── NotFound                    unknown, or another shop's: the two look alike
    ├── Unauthenticated             no (valid) session, key or token
    │   └── BadCredentials          log-in refused
    ├── Forbidden                   the right is missing
    ├── TooManyAttempts             log-in throttled
    ├── InvalidInput                one field's value is not acceptable
    │   ├── TotalMismatch           the parts do not add up to the total
    │   ├── UnknownPaymentMethod    the shop does not offer it
    │   ├── BadCursor               not a cursor of this list
    │   └── CancelReasonNotAllowed  the reason does not fit the status
    ├── TransitionNotAllowed        the workflow says no
    ├── PaymentRequired             accepting waits for the money
    ├── PaidThroughGateway          the gateway registers this payment, not the staff
    ├── NothingOutstanding          there is nothing left to pay
    ├── AmountExceedsOutstanding    more than what is left to pay
    ├── DuplicateReference          the reference stands on another order
    ├── StaleVersion                somebody changed the order meanwhile
    ├── StaleShop                   somebody changed the settings of the shop meanwhile
    ├── IdempotencyConflict         the key was used with another body
    ├── ResyncRequired              a stream cannot go on after this cursor
    └── Unavailable                 the database does not answer just now

Each class carries its sentence in Spanish and English; `facts` fill the braces (those with a
`text(language)`, such as Money and Label, in the reader's language) and are what the API's concrete
error types show.
"""

from typing import Any, ClassVar

__all__ = [
    "AmountExceedsOutstanding",
    "BadCredentials",
    "BadCursor",
    "CancelReasonNotAllowed",
    "DomainError",
    "DuplicateReference",
    "Forbidden",
    "IdempotencyConflict",
    "InvalidInput",
    "NotFound",
    "NothingOutstanding",
    "PaidThroughGateway",
    "PaymentRequired",
    "ResyncRequired",
    "StaleShop",
    "StaleVersion",
    "TooManyAttempts",
    "TotalMismatch",
    "TransitionNotAllowed",
    "Unauthenticated",
    "Unavailable",
    "UnknownPaymentMethod",
]


class DomainError(Exception):
    """A refusal: `code` for programs, `sentence(language)` for people, `facts` for both."""

    code: ClassVar[str]
    es: ClassVar[str]
    en: ClassVar[str]

    def __init__(self, field: str | None = None, **facts: Any) -> None:
        self.field = field
        self.facts = facts
        super().__init__(self.sentence("en"))

    def sentence(self, language: str) -> str:
        """The refusal in words, in Spanish (`es`) or else in English."""
        template = self.es if language.startswith("es") else self.en
        words = {
            name: fact.text(language) if hasattr(fact, "text") else fact
            for name, fact in self.facts.items()
        }
        return template.format(field=self.field or "", **words)


class NotFound(DomainError):
    """Unknown, or of another shop: the two look alike; fact: `what` (Label)."""

    code = "NOT_FOUND"
    es = "No encontramos {what}. Revisa el identificador."
    en = "We could not find {what}. Check the identifier."


class Unauthenticated(DomainError):
    """No session, key or token, or one that is no longer valid."""

    code = "UNAUTHENTICATED"
    es = "Inicia sesión o envía una llave de API válida."
    en = "Log in, or send a valid API key."


class BadCredentials(Unauthenticated):
    """The log-in does not fit."""

    code = "BAD_CREDENTIALS"
    es = "El correo o la contraseña no coinciden."
    en = "The e-mail or the password does not match."


class Forbidden(DomainError):
    """The right is missing; facts: `right`, `deed` (Label: what it would allow)."""

    code = "FORBIDDEN"
    es = "Tu usuario no puede {deed}. Pide el permiso al dueño de la tienda."
    en = "You may not {deed}. Ask the owner of the shop for the right."


class TooManyAttempts(DomainError):
    """Log-in is throttled; fact: `retry_after` in seconds."""

    code = "TOO_MANY_ATTEMPTS"
    es = "Demasiados intentos. Espera {retry_after} segundos y vuelve a intentarlo."
    en = "Too many attempts. Wait {retry_after} seconds and try again."


class InvalidInput(DomainError):
    """One field is not acceptable; `why_es` and `why_en` say what would be."""

    code = "INVALID_INPUT"
    es = "{field}: {why_es}"
    en = "{field}: {why_en}"

    def __init__(self, field: str, why_es: str = "", why_en: str = "", **facts: Any) -> None:
        super().__init__(field, why_es=why_es, why_en=why_en, **facts)


class TotalMismatch(InvalidInput):
    """The parts do not add up; fact: `expected` (Money)."""

    code = "TOTAL_MISMATCH"
    es = "El total no cuadra: las partes suman {expected}."
    en = "The total does not add up: the parts come to {expected}."


class UnknownPaymentMethod(InvalidInput):
    """Not offered here; facts: `given`, `offered`."""

    code = "UNKNOWN_PAYMENT_METHOD"
    es = "La tienda no ofrece el medio de pago {given}. Ofrece: {offered}."
    en = "The shop does not offer the payment method {given}. It offers: {offered}."


class BadCursor(InvalidInput):
    """A cursor of another list, or none at all."""

    code = "BAD_CURSOR"
    es = "El cursor no es de esta lista. Pide de nuevo la primera página."
    en = "The cursor is not of this list. Ask for the first page again."


class CancelReasonNotAllowed(InvalidInput):
    """The reason does not fit the status; fact: `allowed`."""

    code = "CANCEL_REASON_NOT_ALLOWED"
    es = "Ese motivo no aplica en este estado. Usa uno de: {allowed_labels}."
    en = "That reason does not fit this status. Use one of: {allowed_labels}."


class TransitionNotAllowed(DomainError):
    """The workflow says no; facts: `origin`, `to`, `allowed`."""

    code = "TRANSITION_NOT_ALLOWED"
    es = "La orden está en «{origin_label}»; {allowed_labels}."
    en = "The order stands at “{origin_label}”; {allowed_labels}."


class PaymentRequired(DomainError):
    """Accepting waits for the money; fact: `outstanding` (Money)."""

    code = "PAYMENT_REQUIRED"
    es = "Registra primero el pago: faltan {outstanding} por recibir."
    en = "Register the payment first: {outstanding} are still outstanding."


class PaidThroughGateway(DomainError):
    """The gateway registers this payment."""

    code = "PAID_THROUGH_GATEWAY"
    es = "El pago en línea lo registra la pasarela; no se registra a mano."
    en = "The gateway registers an online payment; it is not registered by hand."


class NothingOutstanding(DomainError):
    """Nothing is left to pay."""

    code = "NOTHING_OUTSTANDING"
    es = "La orden no tiene saldo por pagar."
    en = "Nothing is outstanding on this order."


class AmountExceedsOutstanding(DomainError):
    """More than what is left; fact: `outstanding` (Money)."""

    code = "AMOUNT_EXCEEDS_OUTSTANDING"
    es = "El valor supera el saldo de {outstanding}. Confirma si de verdad recibiste más."
    en = "The amount exceeds the {outstanding} outstanding. Confirm that more did come in."


class DuplicateReference(DomainError):
    """On another order already; facts: `number`, `order`."""

    code = "DUPLICATE_REFERENCE"
    es = "La referencia ya está en la orden {number}. Da un motivo si de verdad se repite."
    en = "The reference is already on order {number}. Give a reason if it really repeats."


class StaleVersion(DomainError):
    """Changed meanwhile; facts: `current_version`, `order`."""

    code = "STALE_VERSION"
    es = "La orden cambió mientras la mirabas (versión {current_version}). Vuelve a leerla."
    en = "The order changed meanwhile (version {current_version}). Read it again."


class StaleShop(DomainError):
    """The settings changed meanwhile; facts: `current_version`, `shop`."""

    code = "STALE_SHOP"
    es = "Los ajustes cambiaron mientras los mirabas. Vuelve a leerlos."
    en = "The settings changed meanwhile. Read them again."


class IdempotencyConflict(DomainError):
    """The key was used with another body."""

    code = "IDEMPOTENCY_CONFLICT"
    es = "Esa llave ya se usó con otros datos. Usa una llave nueva."
    en = "That key was used with other data. Use a new key."


class ResyncRequired(DomainError):
    """A stream cannot go on after this cursor: too much has happened, or it is not yet written."""

    code = "RESYNC_REQUIRED"
    es = "Pasó demasiado desde entonces. Vuelve a leer la página y sigue desde su cursor."
    en = "Too much has happened since. Read the page again, and go on from its cursor."


class Unavailable(DomainError):
    """The database does not answer just now; the same request may be sent again."""

    code = "UNAVAILABLE"
    es = "No pudimos guardar ni leer en este momento. Inténtalo de nuevo en unos segundos."
    en = "We could not read or write just now. Try again in a few seconds."
