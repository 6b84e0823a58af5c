"""Notes of the staff on an order's timeline."""

from models.actions import action
from models.events.actors import Actor
from models.events.record import record
from models.events.tables import EventKind
from models.orders.change import Done, Precondition, open_order
from models.text import clean_text

__all__ = ["add_note"]


@action
async def add_note(
    order_id: int, by: Actor, text: str, asked: Precondition = Precondition()
) -> Done:
    """Write a note on the timeline; the order itself does not change."""
    text = clean_text(text, "text", most=2000, least=1)
    order, replayed = await open_order(order_id, by, asked, "note", text)
    if replayed:
        return Done(order)
    event = await record(EventKind.NOTE_ADDED, order, by, text=text)
    return Done(order, (event,))
