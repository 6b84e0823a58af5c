"""How a person hears of each kind of news."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

import strawberry

from models import Staff
from models.notifications import kind_labels
from models.preferences import choices_of, choose
from resolvers.arguments import INPUT
from resolvers.context import Info
from resolvers.enums import Delivery, NotificationKind
from resolvers.inputs.people import SetNotificationPreferenceInput
from resolvers.seeing import bell_owner

__all__ = ["Choice", "Choices", "notification_preferences", "set_notification_preference"]


@dataclass(frozen=True)
class Choice:
    """How a person hears of one kind, chosen or not."""

    kind: NotificationKind
    delivery: Delivery
    label: str


@dataclass(frozen=True)
class Choices:
    """How a person hears of every kind."""

    notification_preferences: list[Choice]


async def notification_preferences(root: strawberry.Parent[Staff], info: Info) -> list[Choice]:
    """One entry for every kind there is."""
    return _listed(await info.context.loaders.preferences.load(root.id), info.context.language)


async def set_notification_preference(
    info: Info, input: Annotated[SetNotificationPreferenceInput, INPUT]
) -> Choices:
    """Keep the viewer's choice for one kind."""
    owner = bell_owner(info.context.viewer)
    await choose(owner.id, input.kind, input.delivery)
    return Choices(_listed(await choices_of(owner.id), info.context.language))


def _listed(chosen: Mapping[NotificationKind, Delivery], language: str) -> list[Choice]:
    return [
        Choice(kind, delivery, kind_labels[kind].text(language))
        for kind, delivery in chosen.items()
    ]
