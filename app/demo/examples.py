"""What GraphiQL's examples begin with, where the demo shop is there to try them on."""

from app.demo.doors import demo_key, demo_log_ins
from app.settings import Settings
from models import Order, Shop, Status
from models.orders.workflow import DispatchMethod
from resolvers.ids import make_id

__all__ = ["demo_examples"]


async def demo_examples(settings: Settings) -> dict[str, str]:
    """The demo shop's log-in, API key, an order and its tracking token; empty outside a demo."""
    shop = await Shop.get_or_none(is_demo=True) if settings.is_demo else None
    if shop is None:
        return {}
    links, owner = settings.links, demo_log_ins(settings.links)[0]
    examples = {"email": owner.email, "password": owner.password, "apiKey": demo_key(links)}
    order = (
        await Order.filter(
            shop_id=shop.id, status=Status.RECEIVED, dispatch_method=DispatchMethod.DELIVERY
        )
        .order_by("-number")
        .first()
    )
    if order:
        examples["orderId"] = make_id("Order", order.id)
        examples["trackingToken"] = links.tracking_token(order.tracking_nonce)
    return examples
