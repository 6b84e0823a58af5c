"""Words in both languages: Spanish (es-CO) first, English second."""

from dataclasses import dataclass

__all__ = [
    "LANGUAGES",
    "THE_KEY",
    "THE_METHOD",
    "THE_NOTIFICATION",
    "THE_ORDER",
    "THE_PERSON",
    "THE_SESSION",
    "Label",
]

LANGUAGES = ("es", "en")
"""The languages that people read here."""


@dataclass(frozen=True)
class Label:
    """A word or sentence in Spanish and English."""

    es: str
    en: str

    def text(self, language: str) -> str:
        """The words in `language`: Spanish for `es…`, English for the rest."""
        return self.es if language.startswith("es") else self.en


THE_KEY = Label("esa llave", "that key")
THE_METHOD = Label("ese medio de pago", "that payment method")
THE_ORDER = Label("esa orden", "that order")
THE_NOTIFICATION = Label("esa notificación", "that notification")
THE_PERSON = Label("esa persona", "that person")
THE_SESSION = Label("esa sesión", "that session")
