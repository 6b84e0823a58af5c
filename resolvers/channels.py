"""The names of the bus's channels; built here and nowhere else."""

__all__ = ["order_channel", "outbox_channel", "shop_channel"]


def order_channel(order_id: int) -> str:
    """Hints that one order changed."""
    return f"order:{order_id}"


def shop_channel(shop_id: int) -> str:
    """Hints that something happened in a shop."""
    return f"shop:{shop_id}"


def outbox_channel() -> str:
    """Hints that letters may wait to be posted, of whatever shop."""
    return "outbox"
