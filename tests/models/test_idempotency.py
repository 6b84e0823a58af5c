"""Keys that make a repeated mutation answer with its first result."""

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tortoise.context import TortoiseContext

from models import IdempotencyKey, Status
from models.errors import IdempotencyConflict
from models.idempotency import fingerprint, is_replay
from models.orders.pay import PaymentForm
from tests.factories import a_draft, a_shop

FORM = PaymentForm("TRF-1", Decimal(1), date(2026, 1, 1))

BODIES: list[tuple[Any, ...]] = [
    (),
    (1,),
    ("1",),
    (1, 2),
    (12,),
    ([1, 2],),
    (None,),
    ("None",),
    ("",),
    (True,),
    ("accept", 1),
    ("accept", 2),
    ("advance", 1, Status.SHIPPED),
    ("advance", 1, Status.COMPLETED),
    ("pay", asdict(FORM)),
    ("pay", asdict(PaymentForm("TRF-1", Decimal(2), date(2026, 1, 1)))),
    ("pay", asdict(PaymentForm("TRF-1", Decimal(1), date(2026, 1, 2)))),
    ("pay", asdict(PaymentForm("TRF-2", Decimal(1), date(2026, 1, 1)))),
    ("ñ",),
    ("n\u0303",),
    ("\ud800",),
    ('a", "b',),
    ("a", "b"),
]


def test_different_bodies_have_different_fingerprints() -> None:
    assert len({fingerprint(*body) for body in BODIES}) == len(BODIES)


@pytest.mark.parametrize("body", BODIES, ids=ascii)
def test_a_body_has_the_same_fingerprint_again(body: tuple[Any, ...]) -> None:
    assert fingerprint(*body) == fingerprint(*body)
    assert len(fingerprint(*body)) == 64


def test_the_order_of_the_fields_does_not_matter() -> None:
    forth = asdict(a_draft(external_id="W-1"))
    back = dict(reversed(forth.items()))

    assert fingerprint(forth) == fingerprint(back)


async def test_a_key_is_remembered_per_shop(database: TortoiseContext) -> None:
    one, other = await a_shop(), await a_shop("Otra tienda")

    assert await is_replay(one.id, "clave", "a") is False
    assert await is_replay(one.id, "clave", "a") is True
    assert await is_replay(other.id, "clave", "b") is False
    with pytest.raises(IdempotencyConflict) as refused:
        await is_replay(one.id, "clave", "b")

    assert refused.value.field == "idempotencyKey"
    assert await IdempotencyKey.all().count() == 2


@pytest.mark.parametrize("key", [None, ""])
async def test_no_key_is_never_a_replay(key: str | None, database: TortoiseContext) -> None:
    shop = await a_shop()

    assert [await is_replay(shop.id, key, "a") for _ in range(2)] == [False, False]
    assert await IdempotencyKey.all().count() == 0
