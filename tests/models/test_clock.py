"""Moments in UTC, business days where the shop is."""

from datetime import UTC, date, datetime, timedelta

import pytest

from models.clock import business_date, now


def test_now_is_in_utc() -> None:
    assert now().utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("moment", "time_zone", "day"),
    [
        (datetime(2026, 3, 1, 4, 59, tzinfo=UTC), "America/Bogota", date(2026, 2, 28)),
        (datetime(2026, 3, 1, 5, 0, tzinfo=UTC), "America/Bogota", date(2026, 3, 1)),
        (datetime(2026, 3, 1, 23, 0, tzinfo=UTC), "Asia/Tokyo", date(2026, 3, 2)),
    ],
)
def test_the_business_day_is_the_shops(moment: datetime, time_zone: str, day: date) -> None:
    assert business_date(moment, time_zone) == day
