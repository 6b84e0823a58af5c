"""The moment, always in UTC."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

__all__ = ["business_date", "now"]


def now() -> datetime:
    """The present moment as an aware datetime in UTC."""
    return datetime.now(UTC)


def business_date(moment: datetime, time_zone: str) -> date:
    """The calendar day of `moment` where the shop is (`time_zone`: an IANA name)."""
    return moment.astimezone(ZoneInfo(time_zone)).date()
