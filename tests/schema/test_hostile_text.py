"""Hostile text in every place that takes a value: refused, or kept as it is and nothing more."""

from collections.abc import Iterator
from typing import Any

import pytest
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from tortoise.context import TortoiseContext

from models import Letter, Staff
from tests.api import Answer
from tests.engines import only_sqlite
from tests.factories import a_shop
from tests.models.everything import counts, everything
from tests.schema.inputs import (
    DOCUMENTS,
    Leaf,
    Sender,
    changed,
    leaves,
    value_at,
    variable_types,
)

POISON = {
    "NUL": "\0",
    "half a surrogate pair": "\ud800",
    "100,000 letters": "x" * 100_000,
}
"""What no database or reader could take."""

FOUL = {
    "HTML": "<script>alert(1)</script>",
    "SQL": """' OR 1=1; DROP TABLE "order" --""",
    "a formula": '=HYPERLINK("http://x")',
    "a header": "\r\nBcc: todos@x.example",
    "wildcards": r"%_\%",
    "emoji, right to left": "👩‍👧 \u202e",
}
"""What is text like any other, as long as nobody believes it."""

WITH_VALUES = [name for name, text in DOCUMENTS.items() if variable_types(text)]


def was_refused(answer: Answer) -> bool:
    """Whether it was refused, or nothing was found by it."""
    if answer.code is not None:
        return answer.code != "INTERNAL"
    assert answer.data is not None
    (value,) = answer.data.values()
    return value in (None, [None])


def blames(answer: Answer, leaf: Leaf) -> bool:
    """Whether the refusal names the place, when the place's value is what it refuses."""
    if answer.code in ("INVALID_INPUT", "BAD_CURSOR", "UNKNOWN_PAYMENT_METHOD"):
        place = [str(step) for step in leaf.path if step != "input"]
        named = str(answer.refusal["field"]).split(".")
        return [step for step in named if not step.isdigit()] == [
            step for step in place if not step.isdigit()
        ]
    return answer.code != "DOCUMENT" or bool(answer.refusal["message"])


@pytest.mark.parametrize("operation", WITH_VALUES)
async def test_what_nobody_could_store_is_refused_everywhere(
    operation: str, database: TortoiseContext
) -> None:
    sender = await Sender.of(await a_shop())
    faults = []
    for leaf in leaves(DOCUMENTS[operation], await sender.valid(operation)):
        for name, poison in POISON.items():
            good = await sender.valid(operation)
            value = f"{value_at(good, leaf.path) or ''}{poison}"
            before = await stored(operation)

            answer = await sender.send(operation, changed(good, leaf.path, value))

            if not (was_refused(answer) and blames(answer, leaf)):
                faults.append(f"{leaf}, {name}: {answer}"[:300])
            if await stored(operation) != before:
                faults.append(f"{leaf}, {name}: something was stored")
    assert faults == []


@only_sqlite  # the engines differ in what they cannot store
@pytest.mark.parametrize("operation", WITH_VALUES)
async def test_foul_text_is_refused_or_kept_as_it_is(
    operation: str, database: TortoiseContext
) -> None:
    sender = await Sender.of(await a_shop("Café Aurora", "ventas@aurora.example"))
    faults = []
    for leaf in leaves(DOCUMENTS[operation], await sender.valid(operation)):
        for name, foul in FOUL.items():
            good = await sender.valid(operation)
            value = f"{value_at(good, leaf.path) or ''}{foul}"
            before = await stored(operation)

            answer = await sender.send(operation, changed(good, leaf.path, value))

            if answer.code is not None:
                if not (was_refused(answer) and blames(answer, leaf)):
                    faults.append(f"{leaf}, {name}: {answer}"[:300])
                if await stored(operation) != before:
                    faults.append(f"{leaf}, {name}: something was stored")
            elif operation.startswith("mutation") and not await is_kept(leaf, value):
                faults.append(f"{leaf}, {name}: not kept as it was")
    assert faults == []
    for letter in await Letter.all():
        assert "\n" not in f"{letter.to}{letter.subject}{letter.sender_name}"
        assert "<script" not in letter.html


async def stored(operation: str) -> dict[str, int]:
    """How many rows there are; a wrong password is counted, and that is all it leaves."""
    rows = await counts()
    if operation in ("mutation logIn", "mutation changePassword"):
        del rows["LoginAttempt"]
    return rows


async def is_kept(leaf: Leaf, value: str) -> bool:
    """Whether some column holds the value, on one line or as it was; a phone, in E.164.

    Of a new password only a hash is kept.
    """
    if leaf.path[-1] in ("password", "new"):
        hashes = [
            staff.password_hash for staff in await Staff.all() if len(staff.password_hash) > 40
        ]
        return any(has_password(hashed, value) for hashed in reversed(hashes))
    forms = (
        {"+573001234567"}
        if leaf.path[-1] in ("phone", "contactPhone")
        else {" ".join(value.split()), value.strip().replace("\r\n", "\n")}
    )
    rows = await everything()
    return not forms.isdisjoint(texts(rows))


def has_password(hashed: str, password: str) -> bool:
    try:
        return PasswordHasher().verify(hashed, password)
    except VerifyMismatchError:
        return False


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from texts(each)
    elif isinstance(value, str):
        yield value
