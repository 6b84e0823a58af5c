"""Words in both languages: Spanish (es-CO) first, English second."""

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["LANGUAGES", "Label", "join_labels"]

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


def join_labels(labels: Iterable[Label]) -> Label:
    """Labels as one list in words; a dash when there are none."""
    items = list(labels)
    return Label(", ".join(x.es for x in items) or "—", ", ".join(x.en for x in items) or "—")
