"""Wrong types, sums, decimals, dates and sizes: a clear refusal, and nothing is stored."""

import pytest
from tortoise.context import TortoiseContext

from tests.factories import a_shop
from tests.models.everything import counts
from tests.schema.bad_values import BAD_VALUES
from tests.schema.inputs import Sender, changed

OPERATIONS = sorted({operation for operation, *_ in BAD_VALUES})


@pytest.mark.parametrize("operation", OPERATIONS)
async def test_a_bad_value_is_refused_and_stores_nothing(
    operation: str, database: TortoiseContext
) -> None:
    sender = await Sender.of(await a_shop())
    good = await sender.valid(operation)
    before = await counts()
    faults = []
    for place, value, code in cases(operation):
        head: tuple[str | int, ...] = ("input",) if operation.startswith("mutation") else ()
        path = (*head, *(int(step) if step.isdigit() else step for step in place.split(".")))

        answer = await sender.send(operation, changed(good, path, value))

        told = bool(answer.code) and len(answer.refusal["message"]) > 10
        fits = answer.code == code or (code == "*" and answer.code not in (None, "INTERNAL"))
        if not (told and fits):
            faults.append(f"{place}={value!r:.60}: {answer}"[:300])
    assert faults == []
    assert await counts() == before
    assert (await sender.send(operation, good)).code is None  # and it was good but for that


def cases(operation: str) -> list[tuple[str, object, str]]:
    return [
        (place, value, code)
        for found, place, values, code in BAD_VALUES
        if found == operation
        for value in values
    ]
