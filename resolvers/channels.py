"""The names of the bus's channels; built here and nowhere else."""

__all__ = ["order_channel", "outbox_channel", "presence_channel", "shop_channel"]


def order_channel(order_id: int) -> str:
    """Hints that one order changed."""
    return f"order:{order_id}"


def shop_channel(shop_id: int) -> str:
    """Hints that something happened in a shop."""
    return f"shop:{shop_id}"


def presence_channel(order_id: int) -> str:
    """Hints that somebody opened or closed one order's page."""
    return f"presence:{order_id}"


def outbox_channel() -> str:
    """Hints that letters may wait to be posted, of whatever shop."""
    return "outbox"
