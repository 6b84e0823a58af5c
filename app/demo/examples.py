"""What GraphiQL's examples begin with, where there is a demo shop to try them on."""

from models import Order, Shop, Staff, Status
from models.secrets import Links
from resolvers.ids import make_id

__all__ = ["demo_examples"]


async def demo_examples(links: Links) -> dict[str, str]:
    """An e-mail, an order and a tracking token of the demo shop; empty where there is none."""
    shop = await Shop.get_or_none(is_demo=True)
    if shop is None:
        return {}
    owner = await Staff.filter(shop_id=shop.id).order_by("id").first()
    orders = Order.filter(shop_id=shop.id, status=Status.RECEIVED, dispatch_method="DELIVERY")
    order = await orders.order_by("-number").first()
    examples = {"email": owner.email} if owner else {}
    if order:
        examples["orderId"] = make_id("Order", order.id)
        examples["trackingToken"] = links.tracking_token(order.tracking_nonce)
    return examples
