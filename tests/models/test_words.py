"""Words in both languages."""

import pytest

from models.events.tables import EventKind
from models.letters.words import CUSTOMER_LINES
from models.notifications import NotificationKind, titles
from models.orders.workflow import STATUS_LABELS, Status
from models.words import Label

HELP_PAGE = {
    "RECEIVED": "Pedido recibido",
    "ACCEPTED": "Pedido aceptado",
    "PREPARING": "Orden en preparación",
    "SHIPPED": "Orden enviada",
    "READY_FOR_PICKUP": "Lista para ser recogida",
    "COMPLETED": "Finalizado despacho",
    "CANCELLED": "Cancelada",
}


@pytest.mark.parametrize(("language", "word"), [("es", "sí"), ("es-CO", "sí"), ("en", "yes")])
def test_a_label_speaks_the_readers_language(language: str, word: str) -> None:
    assert Label("sí", "yes").text(language) == word


@pytest.mark.parametrize("status", Status)
def test_a_status_is_called_as_on_the_help_page(status: Status) -> None:
    assert STATUS_LABELS[status].es == HELP_PAGE[status]


def test_every_status_has_its_letter_and_every_ring_its_title() -> None:
    assert set(CUSTOMER_LINES) == set(Status)
    assert set(titles) == set(NotificationKind)
    assert {kind.value for kind in NotificationKind} - {"NEW_ORDER"} <= set(EventKind)
