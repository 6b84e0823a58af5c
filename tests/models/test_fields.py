"""Moments in the database: the same instant is the same, whatever its offset."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from tortoise.context import TortoiseContext

from models import LoginAttempt

TOKYO, BOGOTA, KABUL = (
    timezone(timedelta(hours=9)),
    timezone(timedelta(hours=-5)),
    timezone(timedelta(hours=4, minutes=30)),
)
NOON = datetime(2026, 6, 15, 12, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
async def stored(database: TortoiseContext) -> list[datetime]:
    """Moments an hour apart, each written in another offset."""
    moments = [
        (NOON + timedelta(hours=hour)).astimezone(zone)
        for hour, zone in enumerate([TOKYO, BOGOTA, KABUL, UTC, BOGOTA, TOKYO])
    ]
    for moment in reversed(moments):
        await LoginAttempt.create(subject="x", at=moment)
    return moments


@pytest.mark.parametrize("zone", [TOKYO, BOGOTA, KABUL, UTC], ids=str)
async def test_the_same_instant_in_another_offset_is_found(
    zone: timezone, stored: list[datetime]
) -> None:
    for moment in stored:
        assert await LoginAttempt.filter(at=moment.astimezone(zone)).count() == 1
        assert await LoginAttempt.filter(at__in=[moment.astimezone(zone)]).count() == 1


@pytest.mark.parametrize("zone", [TOKYO, BOGOTA, KABUL, UTC], ids=str)
async def test_moments_compare_as_instants(zone: timezone, stored: list[datetime]) -> None:
    for index, moment in enumerate(stored):
        asked = moment.astimezone(zone)
        assert await LoginAttempt.filter(at__lt=asked).count() == index
        assert await LoginAttempt.filter(at__lte=asked).count() == index + 1
        assert await LoginAttempt.filter(at__gt=asked).count() == len(stored) - index - 1
        assert await LoginAttempt.filter(at__range=(asked, asked)).count() == 1


async def test_moments_sort_as_instants(stored: list[datetime]) -> None:
    assert [row.at for row in await LoginAttempt.all().order_by("at")] == stored


async def test_a_moment_comes_back_in_utc_to_the_microsecond(stored: list[datetime]) -> None:
    first = await LoginAttempt.all().order_by("at").first()

    assert first is not None
    assert (first.at, first.at.tzinfo) == (NOON, UTC)
    raw: Any = (await LoginAttempt.all().order_by("at").values("at"))[0]["at"]
    assert (raw, raw.utcoffset()) == (NOON, timedelta(0))


async def test_an_updated_moment_is_stored_in_utc_too(stored: list[datetime]) -> None:
    await LoginAttempt.all().update(at=NOON.astimezone(TOKYO))

    assert await LoginAttempt.filter(at=NOON).count() == len(stored)


async def test_a_moment_without_its_offset_is_refused(database: TortoiseContext) -> None:
    naive = NOON.replace(tzinfo=None)

    with pytest.raises(ValueError, match="needs its offset"):
        await LoginAttempt.create(subject="x", at=naive)
    with pytest.raises(ValueError, match="needs its offset"):
        await LoginAttempt.filter(at__lt=naive)
    assert await LoginAttempt.all().count() == 0
