"""The demo shop as it is when nobody has touched it."""

from datetime import timedelta

from tortoise.context import TortoiseContext

from app.demo.shop import ensure_demo
from models import Order
from models.clock import now
from models.orders.alarm import due_alarms
from tests.engines import only_sqlite
from tests.factories import LINKS


@only_sqlite  # it takes a second or two
async def test_one_order_has_waited_too_long_and_no_other_is_about_to_ring(
    database: TortoiseContext,
) -> None:
    await ensure_demo(LINKS)

    assert len(await due_alarms()) == 1
    soon = now() + timedelta(hours=1)
    assert await Order.filter(alarm_due_at__lt=soon).count() <= 2
