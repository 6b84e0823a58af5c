"""The refusals: each has its code, and says itself in both languages."""

from collections.abc import Iterator

import pytest

from models import errors
from models.errors import DomainError, InvalidInput, NotFound, PaymentRequired
from models.money import Money
from models.words import Label

FACTS = {
    "what": Label("esa orden", "that order"),
    "right": "EXPORT",
    "deed": Label("exportar datos", "export data"),
    "retry_after": 30,
    "expected": Money(1_000, "COP"),
    "outstanding": Money(1_000, "COP"),
    "given": "PAYPAL",
    "offered": "ONLINE",
    "allowed_labels": Label("Orden enviada", "On its way"),
    "origin_label": Label("Cancelada", "Cancelled"),
    "number": 1001,
    "current_version": 3,
    "order": None,
    "why_es": "no puede ser.",
    "why_en": "cannot be.",
}


def kinds(of: type[DomainError] = DomainError) -> Iterator[type[DomainError]]:
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


KINDS = [kind for kind in kinds() if kind.__module__ == "models.errors"]


def an_error(kind: type[DomainError]) -> DomainError:
    return kind("total", **FACTS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_refusal_says_itself_in_both_languages(kind: type[DomainError]) -> None:
    spanish, english = an_error(kind).sentence("es-CO"), an_error(kind).sentence("en")

    assert spanish != english
    assert "{" not in spanish + english


def test_each_refusal_has_a_code_of_its_own_named_like_its_class() -> None:
    for kind in KINDS:
        assert kind.code.replace("_", "") == kind.__name__.upper()
    assert len({kind.code for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_docstring_draws_each_refusal(kind: type[DomainError]) -> None:
    assert f"─ {kind.__name__} " in (errors.__doc__ or "")
    assert kind.__name__ in errors.__all__


def test_an_amount_stands_in_the_readers_notation() -> None:
    error = PaymentRequired(outstanding=Money(125_000, "COP"))

    assert "125.000" in error.sentence("es")
    assert "125,000" in error.sentence("en")


def test_a_refusal_carries_its_field_and_facts() -> None:
    error = InvalidInput("lines.0.quantity", "debe ser al menos 1.", "must be at least 1.")

    assert (error.field, error.code) == ("lines.0.quantity", "INVALID_INPUT")
    assert error.sentence("es") == "lines.0.quantity: debe ser al menos 1."
    assert PaymentRequired(outstanding=Money(5, "COP")).facts == {"outstanding": Money(5, "COP")}


def test_a_refusal_without_a_field_has_none() -> None:
    assert NotFound(None, what=Label("esa orden", "that order")).field is None


def test_braces_in_what_people_wrote_are_words() -> None:
    error = InvalidInput("x", "lleva {field} y {0}.", "holds {field} and {0}.")

    assert error.sentence("en") == "x: holds {field} and {0}."
