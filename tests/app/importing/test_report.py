import json

import pytest

from app.importing.report import Outcome, Report, Verdict
from models.words import Label

REMARK = Label("billing.phone: no es válido.", "billing.phone: is not valid.")
WHY = Label("El total no cuadra.", "The total does not add up.")


@pytest.fixture
def report() -> Report:
    return Report(
        [
            Outcome(3, "#3", Verdict.TAKEN, 1001),
            Outcome(2, "#2", Verdict.TAKEN, 1002, remarks=(REMARK,)),
            Outcome(4, "#4", Verdict.SKIPPED, 1000),
            Outcome(1, "#1", Verdict.REFUSED, field="total", why=WHY),
        ],
        ["CHEQUE"],
    )


def test_the_text_has_the_sums_and_what_somebody_should_look_at(report: Report) -> None:
    assert report.text("es").splitlines() == [
        "Tomadas: 2",
        "  #2 → #1002: billing.phone: no es válido.",
        "Ya estaban: 1",
        "Rechazadas: 1",
        "  #1: total: El total no cuadra.",
        "Medios de pago agregados: CHEQUE",
    ]
    assert report.text("en").startswith("Taken: 2\n  #2 → #1002: billing.phone: is not valid.")


def test_the_json_has_every_order_in_the_files_order(report: Report) -> None:
    found = json.loads(report.as_json("en"))
    assert (found["taken"], found["skipped"], found["refused"]) == (2, 1, 1)
    assert found["paymentMethodsAdded"] == ["CHEQUE"]
    assert [order["position"] for order in found["orders"]] == [1, 2, 3, 4]
    assert found["orders"][0] == {
        "position": 1,
        "name": "#1",
        "verdict": "REFUSED",
        "number": None,
        "field": "total",
        "reason": "total: The total does not add up.",
        "remarks": [],
    }


def test_a_reason_names_its_field_once() -> None:
    why = Label("total: no cuadra.", "total: does not add up.")
    assert Outcome(1, "#1", Verdict.REFUSED, field="total", why=why).text("es") == (
        "#1: total: no cuadra."
    )
