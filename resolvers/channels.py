"""The names of the bus's channels; built here and nowhere else."""

__all__ = ["order_channel", "shop_channel"]


def order_channel(order_id: int) -> str:
    """Hints that one order changed."""
    return f"order:{order_id}"


def shop_channel(shop_id: int) -> str:
    """Hints that something happened in a shop."""
    return f"shop:{shop_id}"
