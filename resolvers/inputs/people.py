"""Inputs about people."""

import strawberry

from resolvers.enums import Delivery, NotificationKind
from resolvers.inputs.fields import optional, required

__all__ = ["LogInInput", "MarkNotificationsReadInput", "SetNotificationPreferenceInput"]


@strawberry.input(description="Log in as a member of a shop's staff.")
class LogInInput:
    """E-mail and password."""

    email: str = required("The person's e-mail.")
    password: str = required("The person's password.")


@strawberry.input(description="Which rings of the bell were read.")
class MarkNotificationsReadInput:
    """Some, or all."""

    ids: list[strawberry.ID] | None = optional(
        "Their global ids, at most 100; all of them when absent."
    )


@strawberry.input(description="How the viewer wants to hear of one kind of news.")
class SetNotificationPreferenceInput:
    """One choice."""

    kind: NotificationKind = required("The kind of news.")
    delivery: Delivery = required("How to hear of it from now on.")
