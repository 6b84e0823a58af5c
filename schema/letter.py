"""A letter of the outbox."""

import strawberry

import models
from resolvers import letters as outbox
from resolvers.enums import LetterStatus
from resolvers.inputs.scalars import Moment
from schema.described import described
from schema.node import Node
from schema.order import Order

__all__ = ["Letter", "LetterPreview"]


@strawberry.type(description="An e-mail about an order, as it will be or was sent.")
class Letter(Node):
    """A letter."""

    @classmethod
    def is_type_of(cls, row: object, _: object) -> bool:
        """Whether a row of the database is shown as this type."""
        return isinstance(row, models.Letter)

    id: strawberry.ID = described("The letter's global id.", outbox.letter_id)
    to: str = described("The address that it goes to.")
    subject: str = described("Its subject.")
    status: LetterStatus = described("Where it is.")
    language: str = described("`es` or `en`.")
    text: str = described("What it says, as plain text, with its link.", outbox.letter_text)
    html: str = described("What it says, as HTML, with its link.", outbox.letter_html)
    attempts: int = described("How many times it was tried.")
    last_error: str | None = described(
        "What the mail server said when it did not take it; null when there is nothing to tell.",
        outbox.letter_last_error,
    )
    created_at: Moment = described("When it was written.")
    sent_at: Moment | None = described("When the mail server took it; null until then.")
    order: Order = described("The order that it is about.", outbox.letter_order)


@strawberry.type(description="What a letter will look like, on an order that nobody placed.")
class LetterPreview:
    """A letter to nobody."""

    subject: str = described("Its subject.")
    text: str = described("What it says, as plain text.")
    html: str = described("What it says, as HTML.")
