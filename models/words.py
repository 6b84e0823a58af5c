"""Words in both languages: Spanish (es-CO) first, English second."""

from dataclasses import dataclass

__all__ = ["LANGUAGES", "THE_NOTIFICATION", "THE_ORDER", "Label"]

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


THE_ORDER = Label("esa orden", "that order")
THE_NOTIFICATION = Label("esa notificación", "that notification")
