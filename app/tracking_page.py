"""What the tracking page shows, in words: so that it is whole without JavaScript."""

from datetime import datetime
from typing import Any

from babel.dates import format_datetime, get_timezone

from app.shop_look import look_of
from models import Dispatch, Money, Order, OrderLine, Shop
from models.orders.sums import extras_of
from models.orders.tracking import order_of_token
from models.orders.workflow import STATUS_LABELS, DispatchMethod
from resolvers.tracking import is_cancelled, next_words, payment_label, shop_of, steps_of

__all__ = ["read_tracking"]


async def read_tracking(token: str) -> tuple[Order, dict[str, Any]]:
    """The order behind a token, and the page's words about it."""
    order = await order_of_token(token)
    shop = await Shop.get(id=order.shop_id)
    dispatch = await Dispatch.get(order_id=order.id)
    lines = await OrderLine.filter(order_id=order.id).order_by("position")
    is_pickup = dispatch.method is DispatchMethod.PICKUP
    return order, {
        "shop": look_of(await shop_of(order)),
        "shop_name": shop.name,
        "number": order.number,
        "status": order.status.value,
        "status_label": STATUS_LABELS[order.status].text(order.language),
        "steps": _steps(order, shop),
        "payment_status": order.payment_status.value,
        "payment_label": payment_label(order),
        "total_text": Money(order.total, order.currency).text(order.language),
        "items": [
            {
                "name": line.name,
                "quantity": line.quantity,
                "line_total_text": Money(line.line_total, order.currency).text(order.language),
            }
            for line in lines
        ],
        "extras": [
            {"name": label.text(order.language), "text": money.text(order.language)}
            for label, money in extras_of(order)
        ],
        "dispatch_method": dispatch.method.value,
        "dispatch_text": dispatch.pickup_point if is_pickup else "",
        "cancelled": is_cancelled(order),
        "next_text": next_words(order),
        "time_zone": shop.time_zone,
    }


def _steps(order: Order, shop: Shop) -> list[dict[str, Any]]:
    return [
        {
            "status": step.status.value,
            "label": step.label,
            "reached_at": step.reached_at.isoformat() if step.reached_at else None,
            "reached_at_text": _when(step.reached_at, shop.time_zone, order.language),
            "current": step.current,
            "reached": step.reached_at is not None,
        }
        for step in steps_of(order)
    ]


def _when(moment: datetime | None, time_zone: str, language: str) -> str:
    if moment is None:
        return ""
    locale = "es_CO" if language.startswith("es") else "en"
    return format_datetime(moment, "d MMM, h:mm a", tzinfo=get_timezone(time_zone), locale=locale)
