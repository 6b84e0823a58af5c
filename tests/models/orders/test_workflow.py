"""The workflow table and the rules that read it, without a database."""

from dataclasses import replace
from itertools import product

import pytest

from models.errors import DomainError, PaymentRequired, TransitionNotAllowed
from models.orders import workflow
from models.orders.workflow import (
    Action,
    CancelReason,
    DispatchMethod,
    Policy,
    Status,
    next_status,
    previous_status,
    refusal,
    refuse_cancel_reason,
    verify,
)
from tests.contract import CODES, ONLY_OF, REASONS, STEPS, Cell, a_state, cells


def code_of(error: DomainError | None) -> str | None:
    return error.code if error else None


@pytest.mark.parametrize("cell", cells(), ids=str)
def test_each_action_meets_what_the_contract_says(cell: Cell) -> None:
    assert code_of(refusal(cell.action, cell.state)) == cell.code


def test_the_matrix_has_every_policy_method_status_action_and_money_state() -> None:
    seen = {(c.action, c.state.policy, c.state.method, c.state.status) for c in cells()}
    possible = {
        (action, policy, method, status)
        for action, policy, method, status in product(Action, Policy, DispatchMethod, Status)
        if ONLY_OF.get(status, method) == method
    }

    assert seen == possible
    assert len(cells()) == 2 * len(possible)


@pytest.mark.parametrize("to", Status)
@pytest.mark.parametrize(("method", "status"), STEPS)
def test_advancing_takes_the_next_step_and_no_other(method: str, status: str, to: Status) -> None:
    state = a_state("ON_DELIVERY", method, status)
    fits = STEPS[method, status] == to and status != "RECEIVED"

    assert code_of(refusal(Action.ADVANCE, state, to)) == (None if fits else CODES["-"])


@pytest.mark.parametrize("method", DispatchMethod)
@pytest.mark.parametrize("status", ["COMPLETED", "CANCELLED"])
def test_a_finished_order_has_no_next_step(method: str, status: str) -> None:
    assert next_status(a_state("ON_DELIVERY", method, status)) is None


@pytest.mark.parametrize(("method", "status"), STEPS)
def test_undoing_a_step_leads_back_to_where_it_began(method: str, status: str) -> None:
    state = a_state("PREPAID", method, status)

    step = next_status(state)

    assert step == STEPS[method, status]
    assert previous_status(replace(state, status=step)) == status


@pytest.mark.parametrize("status", [s for s in Status if REASONS[s]])
def test_undoing_a_cancellation_leads_back_to_the_status_it_left(status: Status) -> None:
    method = ONLY_OF.get(status, "DELIVERY")
    state = replace(a_state("PREPAID", method, "CANCELLED"), cancelled_from=status)

    assert previous_status(state) is status


@pytest.mark.parametrize("method", DispatchMethod)
def test_a_received_order_has_no_step_to_undo(method: str) -> None:
    assert previous_status(a_state("PREPAID", method, "RECEIVED")) is None


@pytest.mark.parametrize("reason", CancelReason)
@pytest.mark.parametrize("status", Status)
def test_a_cancel_reason_fits_the_statuses_that_the_contract_names(
    status: Status, reason: CancelReason
) -> None:
    state = a_state("PREPAID", ONLY_OF.get(status, "DELIVERY"), status)
    fits = reason in REASONS[status].split()

    error = refuse_cancel_reason(reason, state)

    assert code_of(error) == (None if fits else "CANCEL_REASON_NOT_ALLOWED")
    if error:
        assert error.facts["allowed"] == sorted(REASONS[status].split())


def test_a_refused_step_names_the_status_and_the_step_that_follows() -> None:
    error = refusal(Action.ADVANCE, a_state("PREPAID", "PICKUP", "PREPARING"), Status.SHIPPED)

    assert isinstance(error, TransitionNotAllowed)
    assert (error.facts["origin"], error.facts["to"]) == (Status.PREPARING, Status.SHIPPED)
    assert error.facts["allowed"] == [Status.READY_FOR_PICKUP]
    assert "Lista para ser recogida" in error.sentence("es")
    assert "Ready for pickup" in error.sentence("en")


def test_a_refused_accept_names_what_is_outstanding() -> None:
    error = refusal(Action.ACCEPT, a_state("PREPAID", "DELIVERY", "RECEIVED", owed=True))

    assert isinstance(error, PaymentRequired)
    assert error.facts["outstanding"].minor == 12_500
    assert "12.500" in error.sentence("es")
    assert "12,500" in error.sentence("en")


def test_the_table_holds_at_start() -> None:
    verify()


@pytest.mark.parametrize(
    ("name", "broken", "fault"),
    [
        ("PATHS", {DispatchMethod.PICKUP: workflow.PATHS[DispatchMethod.PICKUP]}, "no path"),
        ("CANCEL_REASONS", {Status.RECEIVED: frozenset[CancelReason]()}, "no cancel rule"),
        ("_STAFF_REGISTER_MONEY", {Policy.ONLINE: False}, "no payment rule"),
        ("_ACCEPT_WAITS_FOR_MONEY", {Policy.ONLINE: True}, "no payment rule"),
        ("_GATES", {}, "no gate"),
        (
            "PATHS",
            dict.fromkeys(DispatchMethod, (Status.ACCEPTED, Status.COMPLETED)),
            "begins or ends wrongly",
        ),
    ],
)
def test_a_table_with_a_hole_stops_the_start(
    name: str, broken: object, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workflow, name, broken)

    with pytest.raises(ValueError, match=fault):
        verify()
